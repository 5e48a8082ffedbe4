import { MultiSelect, Radio, Stack } from "@mantine/core";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";

const EVERYTHING = "*";

type Props = { value: string[]; onChange: (names: string[]) => void };

/** Every event, or chosen ones; all of a noun by one choice. */
export function EventNamesInput({ value, onChange }: Props) {
  const names = useList<string>("event-name", "/webhook-endpoints/event-names");
  const all = value.includes(EVERYTHING);
  const byNoun = Map.groupBy(names.data ?? [], (name) => name.split(".")[0] ?? name);
  const data = [...byNoun].map(([noun, list]) => ({
    group: noun,
    items: [
      { value: `${noun}.*`, label: t("webhooks.allOf", { noun }) },
      ...list.map((name) => ({ value: name, label: name })),
    ],
  }));
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t("webhooks.events")}
        value={all ? "all" : "some"}
        onChange={(choice) => onChange(choice === "all" ? [EVERYTHING] : [])}
      >
        <Stack gap={4} mt={4}>
          <Radio value="all" label={t("webhooks.all")} />
          <Radio value="some" label={t("webhooks.some")} />
        </Stack>
      </Radio.Group>
      {all ? null : (
        <MultiSelect
          aria-label={t("webhooks.some")}
          data={data}
          value={value}
          onChange={onChange}
          searchable
          required
        />
      )}
    </Stack>
  );
}
