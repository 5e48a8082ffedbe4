import { Table, Text } from "@mantine/core";
import { useState } from "react";
import type { Audience, Plan, PlanClock } from "../../../../../src/api/contract/communication.ts";
import type { SeverityView } from "../../../../../src/api/contract/incidents.ts";
import { Section } from "../../../parts/section.tsx";
import { Wide } from "../../../parts/wide.tsx";
import { t } from "../../../texts/index.ts";
import { useMay } from "../../access/use-me.ts";
import { useChannelName } from "../audiences/channels-input.tsx";
import { EditClock } from "./edit-clock.tsx";

type Props = { plan: Plan; audiences: Audience[]; severities: SeverityView[] };
type Editing = { clock: PlanClock; audience: string };

/** Severity by audience: how soon, how often, over what. */
export function ClocksSection({ plan, audiences, severities }: Props) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const mayManage = useMay("plan.manage");
  const channelName = useChannelName();
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
            {audiences.map((audience) => (
              <Table.Tr key={audience.id}>
                <Table.Th scope="row">
                  {audience.ring} · {audience.name}
                  <Text size="xs" c="dimmed">
                    {audience.channels.map(channelName).join(", ")}
                  </Text>
                </Table.Th>
                {severities.map(({ name }) => {
                  const clock = clockOf(plan, name, audience.id);
                  const edit = () => setEditing({ clock, audience: audience.name });
                  return <Cell key={name} clock={clock} onEdit={mayManage ? edit : null} />;
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      {editing ? <EditClock {...editing} version={plan.version} onClose={() => setEditing(null)} /> : null}
    </Section>
  );
}

/** The plan's cell; an audience it does not mention yet is told on change. */
const clockOf = (plan: Plan, severity: string, audienceId: string): PlanClock =>
  plan.clocks.find((clock) => clock.severity === severity && clock.audienceId === audienceId) ?? {
    severity,
    audienceId,
    told: "on-change",
    firstWithin: null,
    investigating: null,
    identified: null,
    monitoring: null,
    channels: null,
    approval: false,
  };

function Cell({ clock, onEdit }: { clock: PlanClock; onEdit: (() => void) | null }) {
  const channelName = useChannelName();
  const words = clockInWords(clock);
  const more = [
    ...(clock.channels ? [clock.channels.map(channelName).join(", ")] : []),
    ...(clock.approval ? [t("plan.approvalShort")] : []),
  ];
  return (
    <Table.Td>
      {onEdit ? (
        <button type="button" className="plan-cell" onClick={onEdit}>
          {words}
        </button>
      ) : (
        words
      )}
      {more.length ? (
        <Text size="xs" c="dimmed">
          {more.join(" · ")}
        </Text>
      ) : null}
    </Table.Td>
  );
}

function clockInWords(clock: PlanClock): string {
  if (clock.told === "on-change" || clock.told === "not-told") return t(`plan.${clock.told}`);
  const times = `${clock.firstWithin}, ${clock.investigating}/${clock.identified}/${clock.monitoring}`;
  return clock.told === "clock" ? times : t("plan.ifComponent", { times });
}
