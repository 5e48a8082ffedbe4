import { Accordion, Group, Stack, Text } from "@mantine/core";
import type { Plan } from "../../../../../src/api/contract/communication.ts";
import { useList } from "../../../parts/use-list.ts";
import { When } from "../../../parts/when.tsx";
import { t } from "../../../texts/index.ts";

type Version = Omit<Plan, "clocks">;

/** Who changed the plan, when, and why. */
export function PlanHistory({ version }: { version: number }) {
  const versions = useList<Version>("plan", "/plan/versions");
  const earlier = (versions.data ?? []).filter((one) => one.version <= version);
  return (
    <Accordion variant="separated" mt="md">
      <Accordion.Item value="history">
        <Accordion.Control>{t("plan.history")}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap={4}>
            {earlier.map((one) => (
              <Group key={one.version} gap="xs">
                <Text size="sm">
                  {t("plan.historyLine", { version: one.version, author: one.changedBy })}
                </Text>
                <When at={one.changedAt} />
                {one.note ? <Text size="sm">{one.note}</Text> : null}
              </Group>
            ))}
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
