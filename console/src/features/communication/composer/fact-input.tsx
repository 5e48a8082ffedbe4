import { NumberInput, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import type { FactKindView, FactValue } from "../../../../../src/api/contract/facts.ts";
import { fromLocalInput, toLocalInput } from "../../../parts/local-input.ts";
import { t } from "../../../texts/index.ts";

type Props = { kind: FactKindView; value: FactValue | null; onChange: (value: FactValue | null) => void };

const ANSWERS = ["yes", "no", "unknown"] as const;

/** The input that fits the kind of fact; empty withdraws it. */
export function FactInput({ kind, value, onChange }: Props) {
  const common = { label: kind.label, description: kind.hint || undefined };
  switch (kind.type) {
    case "list":
      return (
        <TagsInput
          {...common}
          value={Array.isArray(value) ? value : []}
          onChange={(list) => onChange(list.length ? list : null)}
        />
      );
    case "count":
      return (
        <NumberInput
          {...common}
          min={0}
          allowDecimal={false}
          value={asNumber(value)}
          onChange={(n) => onChange(n === "" ? null : Number(n))}
        />
      );
    case "share":
      return (
        <NumberInput
          {...common}
          min={0}
          max={100}
          suffix=" %"
          value={typeof value === "number" ? Math.round(value * 1000) / 10 : ""}
          onChange={(n) => onChange(n === "" ? null : Number(n) / 100)}
        />
      );
    case "answer":
      return (
        <Select
          {...common}
          clearable
          value={typeof value === "string" ? value : null}
          data={ANSWERS.map((answer) => ({ value: answer, label: t(`answer.${answer}`) }))}
          onChange={onChange}
        />
      );
    case "choice":
      return (
        <Select {...common} clearable value={asText(value) || null} data={kind.options} onChange={onChange} />
      );
    case "time":
      return (
        <TextInput
          {...common}
          type="datetime-local"
          value={toLocalInput(asText(value))}
          onChange={(event) => onChange(fromLocalInput(event.currentTarget.value))}
        />
      );
    case "url":
      return (
        <TextInput
          {...common}
          type="url"
          value={asText(value)}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    default:
      return (
        <Textarea
          {...common}
          autosize
          minRows={1}
          value={asText(value)}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
  }
}

const asText = (value: FactValue | null): string => (typeof value === "string" ? value : "");
const asNumber = (value: FactValue | null): number | "" => (typeof value === "number" ? value : "");
