import { Button, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ScheduleView, ShiftsView, ShiftView } from "../../../../src/api/contract/oncall.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Section } from "../../parts/section.tsx";
import { Wide } from "../../parts/wide.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { AddOverride } from "./add-override.tsx";

const TWO_WEEKS_MS = 14 * 24 * 3_600_000;

/** The shifts of the next two weeks, in the reader's zone and the schedule's own. */
export function ScheduleSection({ schedule }: { schedule: ScheduleView }) {
  const [adding, setAdding] = useState(false);
  const mayManage = useMay("oncall.manage");
  const shifts = useQuery({
    queryKey: ["schedule", schedule.id, "shifts"],
    queryFn: () => {
      const from = new Date();
      const until = new Date(from.getTime() + TWO_WEEKS_MS);
      return api.get<ShiftsView>(`/schedules/${schedule.id}/shifts`, {
        from: from.toISOString(),
        until: until.toISOString(),
      });
    },
  });
  return (
    <Section
      title={schedule.name}
      actions={
        mayManage ? (
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {t("onCall.addOverride")}
          </Button>
        ) : null
      }
    >
      <Text size="sm" c="dimmed">
        {t("onCall.zone", { zone: schedule.timeZone })}
      </Text>
      <Loaded query={shifts}>
        {(view) => (
          <Wide label={schedule.name} minWidth={520}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("onCall.from")}</Table.Th>
                  <Table.Th>{t("onCall.to")}</Table.Th>
                  <Table.Th>{t("onCall.who")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {view.shifts.map((shift) => (
                  <Shift key={shift.from} shift={shift} zone={view.timeZone} />
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Loaded>
      {adding ? <AddOverride scheduleId={schedule.id} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

const Shift = ({ shift, zone }: { shift: ShiftView; zone: string }) => (
  <Table.Tr>
    <Table.Td>
      <InBothZones at={shift.from} zone={zone} />
    </Table.Td>
    <Table.Td>
      <InBothZones at={shift.until} zone={zone} />
    </Table.Td>
    <Table.Td>
      {shift.people.length ? (
        shift.people
          .map(({ name, because }) => (because === "override" ? t("onCall.byOverride", { name }) : name))
          .join(", ")
      ) : (
        <Mark tone="bad">{t("onCall.nobody")}</Mark>
      )}
    </Table.Td>
  </Table.Tr>
);

function InBothZones({ at, zone }: { at: string; zone: string }) {
  const date = new Date(at);
  const format = (timeZone?: string) =>
    new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short", timeZone }).format(date);
  const [here, there] = [format(), format(zone)];
  return (
    <Stack gap={0}>
      <Text size="sm">{here}</Text>
      {here === there ? null : (
        <Text size="xs" c="dimmed">
          {there} {zone}
        </Text>
      )}
    </Stack>
  );
}
