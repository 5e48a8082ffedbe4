import { NativeSelect, Switch, TextInput } from "@mantine/core";
import { t } from "../texts/index.ts";

/** A setting as a channel declares it. */
export type DeclaredField = {
  name: string;
  kind: string;
  label: string;
  hint?: string | null | undefined;
  optional?: boolean | undefined;
  options?: string[] | null | undefined;
};
export type FieldValues = Record<string, string | number | boolean>;

type Props = {
  fields: DeclaredField[];
  values: FieldValues;
  /** Names of secrets that are stored already: left empty they stay. */
  stored?: readonly string[];
  onChange: (values: FieldValues) => void;
};

/** A form drawn from declared fields. */
export const FieldInputs = ({ fields, values, stored = [], onChange }: Props) =>
  fields.map((field) => (
    <FieldInput
      key={field.name}
      field={field}
      value={values[field.name]}
      stored={stored.includes(field.name)}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
    />
  ));

type OneProps = {
  field: DeclaredField;
  value: string | number | boolean | undefined;
  stored: boolean;
  onChange: (value: string | number | boolean) => void;
};

function FieldInput({ field, value, stored, onChange }: OneProps) {
  const label = field.optional ? t("field.optional", { label: field.label }) : field.label;
  if (field.kind === "boolean")
    return (
      <Switch
        label={label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  const text = {
    label,
    description: stored ? t("field.kept") : (field.hint ?? undefined),
    required: !field.optional && !stored,
    value: value === undefined ? "" : String(value),
  };
  if (field.kind === "choice")
    return (
      <NativeSelect
        {...text}
        data={["", ...(field.options ?? [])]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...text}
      type={INPUTS[field.kind] ?? "text"}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const INPUTS: Record<string, string> = { secret: "password", url: "url", number: "number" };

/** What is sent: numbers as numbers, empty values left out. */
export const filledIn = (fields: DeclaredField[], values: FieldValues): FieldValues =>
  Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const value = values[name];
      if (value === undefined || value === "") return [];
      return [[name, kind === "number" ? Number(value) : value]];
    }),
  );
