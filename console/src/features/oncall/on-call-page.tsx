import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ScheduleView } from "../../../../src/api/contract/oncall.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { OnCallNow } from "./on-call-now.tsx";
import { PoliciesSection } from "./policies-section.tsx";
import { ScheduleSection } from "./schedule-section.tsx";

/** Who is on call now, who will be, and what happens when nobody answers. */
export function OnCallPage() {
  const schedules = useList<ScheduleView>("schedule", "/schedules");
  const mayManage = useMay("oncall.manage");
  return (
    <Page
      title={t("nav.onCall")}
      actions={
        mayManage ? (
          <Button
            renderRoot={(props) => (
              <Link {...props} to="/on-call/schedules/$scheduleId" params={{ scheduleId: "new" }} />
            )}
          >
            {t("schedule.new")}
          </Button>
        ) : null
      }
    >
      <OnCallNow />
      <Loaded query={schedules}>
        {(items) => items.map((schedule) => <ScheduleSection key={schedule.id} schedule={schedule} />)}
      </Loaded>
      <PoliciesSection />
    </Page>
  );
}
