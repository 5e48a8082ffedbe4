import { Stack, Text } from "@mantine/core";
import type { PolicyView, ScheduleView } from "../../../../src/api/contract/oncall.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import { OnCallNow } from "./on-call-now.tsx";
import { ScheduleSection } from "./schedule-section.tsx";

/** Who is on call now, who will be, and what happens when nobody answers. */
export function OnCallPage() {
  const schedules = useList<ScheduleView>("schedule", "/schedules");
  const policies = useList<PolicyView>("escalation-policy", "/escalation-policies");
  return (
    <Page title={t("nav.onCall")}>
      <OnCallNow />
      <Loaded query={schedules}>
        {(items) => items.map((schedule) => <ScheduleSection key={schedule.id} schedule={schedule} />)}
      </Loaded>
      <Section title={t("onCall.policies")}>
        <Loaded query={policies}>
          {(items) => (
            <Stack gap="md">
              {items.map((policy) => (
                <Policy key={policy.id} policy={policy} />
              ))}
            </Stack>
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

const Policy = ({ policy }: { policy: PolicyView }) => (
  <div>
    <Text fw={600}>{policy.name}</Text>
    <ol>
      {policy.steps.map((step) => (
        <li key={step.id}>
          <Text size="sm">
            {t("onCall.step", {
              targets: step.targets.map(({ name }) => name).join(", "),
              minutes: step.delayMinutes,
            })}
          </Text>
        </li>
      ))}
    </ol>
    <Text size="sm" c="dimmed">
      {t("onCall.repeats", { count: policy.repeatTimes })}
    </Text>
  </div>
);
