import { Group, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Audience, Plan, PlanClock } from "../../../../src/api/contract/communication.ts";
import type { SeverityView } from "../../../../src/api/contract/incidents.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { useList } from "../../parts/use-list.ts";
import { Wide } from "../../parts/wide.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { EditClock } from "./edit-clock.tsx";
import { TemplatesSection } from "./templates-section.tsx";

/** Severity by audience: how soon, how often, over what; and the words behind it. */
export function PlanPage() {
  const plan = useQuery({ queryKey: ["plan"], queryFn: () => api.get<Plan>("/plan") });
  const audiences = useList<Audience>("audience", "/audiences");
  const severities = useList<SeverityView>("severity", "/severities");
  return (
    <Page title={t("nav.plan")}>
      <Loaded query={plan}>
        {(view) => (
          <Loaded query={audiences}>
            {(rings) => (
              <Loaded query={severities}>
                {(levels) => (
                  <>
                    <Matrix plan={view} audiences={rings} severities={levels} />
                    <Section title={t("plan.severities")}>
                      <Stack gap="xs">
                        {levels.map((severity) => (
                          <Text size="sm" key={severity.name}>
                            <b>
                              {severity.name} · {severity.label}
                            </b>{" "}
                            {severity.criteria}
                          </Text>
                        ))}
                      </Stack>
                    </Section>
                  </>
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
      <TemplatesSection />
    </Page>
  );
}

type MatrixProps = { plan: Plan; audiences: Audience[]; severities: SeverityView[] };

function Matrix({ plan, audiences, severities }: MatrixProps) {
  const [editing, setEditing] = useState<PlanClock | null>(null);
  const mayManage = useMay("plan.manage");
  const rings = [...audiences].sort((a, b) => a.ring - b.ring);
  const cell = (severity: string, audienceId: string) =>
    plan.clocks.find((clock) => clock.severity === severity && clock.audienceId === audienceId);
  return (
    <Section title={t("plan.clocks", { version: plan.version })}>
      <Text size="sm" c="dimmed">
        {t("plan.howToRead")}
      </Text>
      <Wide label={t("plan.howToRead")} minWidth={680}>
        <Table withColumnBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("rings.audience")}</Table.Th>
              {severities.map(({ name }) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rings.map((audience) => (
              <Table.Tr key={audience.id}>
                <Table.Th scope="row">
                  <Group gap={4}>
                    {audience.ring} · {audience.name}
                  </Group>
                  <Text size="xs" c="dimmed">
                    {audience.channels.join(", ")}
                  </Text>
                </Table.Th>
                {severities.map(({ name }) => (
                  <Cell key={name} clock={cell(name, audience.id)} onEdit={mayManage ? setEditing : null} />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      {editing ? <EditClock clock={editing} version={plan.version} onClose={() => setEditing(null)} /> : null}
    </Section>
  );
}

type CellProps = { clock: PlanClock | undefined; onEdit: ((clock: PlanClock) => void) | null };

function Cell({ clock, onEdit }: CellProps) {
  if (!clock) return <Table.Td>–</Table.Td>;
  const words = clockInWords(clock);
  return (
    <Table.Td>
      {onEdit ? (
        <button type="button" className="plan-cell" onClick={() => onEdit(clock)}>
          {words}
        </button>
      ) : (
        words
      )}
    </Table.Td>
  );
}

function clockInWords(clock: PlanClock): string {
  if (clock.told === "on-change" || clock.told === "not-told") return t(`plan.${clock.told}`);
  const times = `${clock.firstWithin}, ${clock.investigating}/${clock.identified}/${clock.monitoring}`;
  return clock.told === "clock" ? times : t("plan.ifComponent", { times });
}
