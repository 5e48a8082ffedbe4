import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { RoutingRule } from "../../../../src/api/contract/alerts.ts";
import type { ServiceView } from "../../../../src/api/contract/people.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Empty } from "../../parts/page.tsx";
import { RemoveButton } from "../../parts/remove-button.tsx";
import { RowButtons } from "../../parts/row-buttons.tsx";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { EditRule } from "./edit-rule.tsx";
import { thenWords, whenWords } from "./rule-words.ts";

/** What becomes of an alert, by rules that are asked in order. */
export function RoutingSection() {
  const rules = useList<RoutingRule>("routing-rule", "/routing-rules");
  const [isAdding, setAdding] = useState(false);
  return (
    <Section
      title={t("routing.title")}
      actions={
        <Button size="compact-sm" variant="default" disabled={!rules.data} onClick={() => setAdding(true)}>
          {t("routing.new")}
        </Button>
      }
    >
      <Text size="sm" c="dimmed">
        {t("routing.intro")}
      </Text>
      <Loaded query={rules}>
        {(items) => (items.length === 0 ? <Empty>{t("routing.none")}</Empty> : <Rules rules={items} />)}
      </Loaded>
      {isAdding && rules.data ? (
        <EditRule rule={null} others={rules.data.length} onClose={() => setAdding(false)} />
      ) : null}
    </Section>
  );
}

function Rules({ rules }: { rules: RoutingRule[] }) {
  const services = useList<ServiceView>("service", "/services").data ?? [];
  const move = useAct(
    ({ rule, to }: { rule: RoutingRule; to: number }) => {
      const { id, ...body } = rule;
      return api.put(`/routing-rules/${id}`, { ...body, position: to });
    },
    ["routing-rule"],
  );
  return (
    <Stack gap="md">
      {rules.map((rule, at) => (
        <Group key={rule.id} gap="sm" align="flex-start" wrap="nowrap">
          <Text fw={600} w={24}>
            {at + 1}.
          </Text>
          <Stack gap={4} flex={1} miw={0}>
            <Rule rule={rule} services={services} />
            <Group gap="xs">
              <RowButtons
                name={rule.name}
                at={at}
                of={rules.length}
                onMove={(by) => move.mutate({ rule, to: at + 1 + by })}
              />
              <RuleActions rule={rule} others={rules.length - 1} />
            </Group>
          </Stack>
        </Group>
      ))}
      <ProblemNote error={move.error} />
    </Stack>
  );
}

const Rule = ({ rule, services }: { rule: RoutingRule; services: ServiceView[] }) => (
  <>
    <Group gap="xs">
      <Text fw={600}>{rule.name}</Text>
      {rule.enabled ? null : <Mark tone="quiet">{t("routing.disabled")}</Mark>}
    </Group>
    <Text size="sm">
      <b>{t("routing.when")}</b> {whenWords(rule)}
    </Text>
    <Text size="sm">
      <b>{t("routing.then")}</b> {thenWords(rule, services)}
    </Text>
  </>
);

function RuleActions({ rule, others }: { rule: RoutingRule; others: number }) {
  const [isEditing, setEditing] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t("form.edit", { name: rule.name })}
        onClick={() => setEditing(true)}
      >
        {t("action.edit")}
      </Button>
      <RemoveButton
        name={rule.name}
        consequence={t("routing.removeHint")}
        path={`/routing-rules/${rule.id}`}
        changes={["routing-rule"]}
      />
      {isEditing ? <EditRule rule={rule} others={others} onClose={() => setEditing(false)} /> : null}
    </>
  );
}
