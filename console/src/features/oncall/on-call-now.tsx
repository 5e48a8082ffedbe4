import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { OnCallNowView } from "../../../../src/api/contract/oncall.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Empty } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { t } from "../../texts/index.ts";
import { inZone } from "./shifts-table.tsx";

/** Who is on call now and next, and what would go wrong. */
export function OnCallNow() {
  const query = useQuery({
    queryKey: ["schedule", "now"],
    queryFn: () => api.get<{ items: OnCallNowView[] }>("/on-call"),
  });
  return (
    <Section title={t("onCall.now")}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t("onCall.noSchedules")}</Empty>
          ) : (
            <Stack gap="sm">
              {items.map((entry) => (
                <OneSchedule key={entry.schedule.id} entry={entry} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
}

const names = (people: { name: string }[]): string => people.map(({ name }) => name).join(", ");

/** The day belongs to it: the next hand-over may be a week away. */
function inBothZones(at: string): string {
  const [here, utc] = [inZone(at), inZone(at, "UTC")];
  return here === utc ? `${utc} UTC` : `${here} (${utc} UTC)`;
}

const OneSchedule = ({ entry }: { entry: OnCallNowView }) => (
  <Stack gap={4}>
    <Group gap="xs">
      <Text fw={600}>{entry.schedule.name}</Text>
      {entry.now.length ? (
        <Mark tone="good">{names(entry.now)}</Mark>
      ) : (
        <Mark tone="bad">{t("onCall.nobody")}</Mark>
      )}
    </Group>
    <Text size="sm" c="dimmed">
      {entry.until ? t("onCall.until", { at: inBothZones(entry.until) }) : t("onCall.noChange")}
      {entry.next ? ` ${t("onCall.next", { people: names(entry.next.people) || t("onCall.nobody") })}` : ""}
    </Text>
    {entry.warnings.map((warning) => (
      <Mark key={warning.says} tone="watch">
        {warning.says}
      </Mark>
    ))}
  </Stack>
);
