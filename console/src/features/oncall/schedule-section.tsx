import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ScheduleView, ShiftsView } from "../../../../src/api/contract/oncall.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { RemoveButton } from "../../parts/remove-button.tsx";
import { Section } from "../../parts/section.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { AddOverride } from "./add-override.tsx";
import { OverridesList } from "./overrides-list.tsx";
import { RotationsSummary } from "./rotations-summary.tsx";
import { ShiftsTable } from "./shifts-table.tsx";

const TWO_WEEKS_MS = 14 * 24 * 3_600_000;

/** A schedule: its rotations, its overrides, and the shifts of the next two weeks. */
export function ScheduleSection({ schedule }: { schedule: ScheduleView }) {
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
  const mayManage = useMay("oncall.manage");
  return (
    <Section title={schedule.name} actions={mayManage ? <ScheduleActions schedule={schedule} /> : null}>
      {schedule.description ? <Text size="sm">{schedule.description}</Text> : null}
      <Text size="sm" c="dimmed">
        {t("onCall.zone", { zone: schedule.timeZone })}
      </Text>
      <RotationsSummary schedule={schedule} />
      <OverridesList scheduleId={schedule.id} />
      <Loaded query={shifts}>
        {(view) => <ShiftsTable name={schedule.name} shifts={view.shifts} zone={view.timeZone} />}
      </Loaded>
    </Section>
  );
}

function ScheduleActions({ schedule }: { schedule: ScheduleView }) {
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
        {t("onCall.addOverride")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t("form.edit", { name: schedule.name })}
        renderRoot={(props) => (
          <Link {...props} to="/on-call/schedules/$scheduleId" params={{ scheduleId: schedule.id }} />
        )}
      >
        {t("action.edit")}
      </Button>
      <RemoveButton
        name={schedule.name}
        consequence={t("schedule.removeHint")}
        path={`/schedules/${schedule.id}`}
        changes={["schedule"]}
      />
      {isAdding ? <AddOverride scheduleId={schedule.id} onClose={() => setAdding(false)} /> : null}
    </>
  );
}
