import { Group, Stack, Text } from "@mantine/core";
import type { OverrideView } from "../../../../src/api/contract/oncall.ts";
import { RemoveButton } from "../../parts/remove-button.tsx";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { inZone } from "./shifts-table.tsx";

/** Overrides in force or to come. */
export function OverridesList({ scheduleId }: { scheduleId: string }) {
  const mayManage = useMay("oncall.manage");
  const overrides = useList<OverrideView>("schedule", `/schedules/${scheduleId}/overrides`);
  if (!overrides.data?.length) return null;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {t("onCall.overrides")}
      </Text>
      {overrides.data.map((override) => (
        <Group key={override.id} gap="xs">
          <Text size="sm">{overrideWords(override)}</Text>
          {mayManage ? (
            <RemoveButton
              name={overrideWords(override)}
              consequence={t("onCall.removeOverride")}
              path={`/schedules/${scheduleId}/overrides/${override.id}`}
              changes={["schedule"]}
            />
          ) : null}
        </Group>
      ))}
    </Stack>
  );
}

function overrideWords({ kind, people, replaces, from, until }: OverrideView): string {
  const slots = {
    people: people.map(({ name }) => name).join(", "),
    from: inZone(from),
    until: inZone(until),
  };
  if (kind === "add") return t("override.add", slots);
  return replaces
    ? t("override.replaceOne", { ...slots, replaced: replaces.name })
    : t("override.replaceAll", slots);
}
