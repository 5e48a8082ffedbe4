import { Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { PolicyView } from "../../../../src/api/contract/oncall.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/page.tsx";
import { RemoveButton } from "../../parts/remove-button.tsx";
import { Section } from "../../parts/section.tsx";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";

/** Escalation policies: who is told, and who next when nobody answers. */
export function PoliciesSection() {
  const policies = useList<PolicyView>("escalation-policy", "/escalation-policies");
  const mayManage = useMay("oncall.manage");
  return (
    <Section
      title={t("onCall.policies")}
      actions={
        mayManage ? (
          <Button
            size="compact-sm"
            variant="default"
            renderRoot={(props) => (
              <Link {...props} to="/on-call/policies/$policyId" params={{ policyId: "new" }} />
            )}
          >
            {t("policy.new")}
          </Button>
        ) : null
      }
    >
      <Loaded query={policies}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t("policy.none")}</Empty>
          ) : (
            <Stack gap="md">
              {items.map((policy) => (
                <Policy key={policy.id} policy={policy} mayManage={mayManage} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
}

const Policy = ({ policy, mayManage }: { policy: PolicyView; mayManage: boolean }) => (
  <div>
    <Group gap="xs" justify="space-between">
      <Text fw={600}>{policy.name}</Text>
      {mayManage ? (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("form.edit", { name: policy.name })}
            renderRoot={(props) => (
              <Link {...props} to="/on-call/policies/$policyId" params={{ policyId: policy.id }} />
            )}
          >
            {t("action.edit")}
          </Button>
          <RemoveButton
            name={policy.name}
            consequence={t("policy.removeHint")}
            path={`/escalation-policies/${policy.id}`}
            changes={["escalation-policy"]}
          />
        </Group>
      ) : null}
    </Group>
    {policy.description ? <Text size="sm">{policy.description}</Text> : null}
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
      {policy.repeatTimes === 0 ? t("policy.once") : t("onCall.repeats", { count: policy.repeatTimes })}
    </Text>
  </div>
);
