import { Stack, Table, Text } from "@mantine/core";
import type { ShiftView } from "../../../../src/api/contract/oncall.ts";
import { Mark } from "../../parts/mark.tsx";
import { Wide } from "../../parts/wide.tsx";
import { t } from "../../texts/index.ts";

/** Who is on call from when to when, in the reader's zone and the schedule's own. */
export const ShiftsTable = ({ name, shifts, zone }: { name: string; shifts: ShiftView[]; zone: string }) => (
  <Wide label={t("onCall.shiftsOf", { name })} minWidth={300}>
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("onCall.from")}</Table.Th>
          <Table.Th>{t("onCall.to")}</Table.Th>
          <Table.Th>{t("onCall.who")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {shifts.map((shift) => (
          <Shift key={shift.from} shift={shift} zone={zone} />
        ))}
      </Table.Tbody>
    </Table>
  </Wide>
);

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
  const [here, there] = [inZone(at), inZone(at, zone)];
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

/** A moment with its weekday, because shifts are thought of in weekdays. */
export const inZone = (at: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(undefined, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
  }).format(new Date(at));
