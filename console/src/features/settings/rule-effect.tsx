import { Fieldset, NativeSelect, Stack, Switch, TextInput } from "@mantine/core";
import type { AlertUrgency } from "../../../../src/api/contract/alerts.ts";
import type { SeverityView } from "../../../../src/api/contract/incidents.ts";
import type { ServiceView } from "../../../../src/api/contract/people.ts";
import { withNone } from "../../parts/options.ts";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import type { RuleDraft } from "./rule-draft.ts";

type Props = { draft: RuleDraft; change: (part: Partial<RuleDraft>) => void };

/** What becomes of an alert that matches. */
export function RuleEffect({ draft, change }: Props) {
  const services = useList<ServiceView>("service", "/services").data ?? [];
  return (
    <Fieldset legend={t("routing.then")}>
      <Stack gap="sm">
        <NativeSelect
          label={t("routing.service")}
          value={draft.serviceId ?? ""}
          data={withNone(t("routing.serviceOfSource"), services)}
          onChange={(event) => change({ serviceId: event.currentTarget.value || null })}
        />
        <NativeSelect
          label={t("routing.urgency")}
          value={draft.urgency ?? ""}
          data={[
            { value: "", label: t("routing.urgencyBySeverity") },
            { value: "high", label: t("urgency.high") },
            { value: "low", label: t("urgency.low") },
          ]}
          onChange={(event) =>
            change({ urgency: (event.currentTarget.value || null) as AlertUrgency | null })
          } // as listed
        />
        <TextInput
          label={t("routing.suppress")}
          description={t("routing.suppressHint")}
          value={draft.suppressReason}
          onChange={(event) => change({ suppressReason: event.currentTarget.value })}
        />
        <Declaring draft={draft} change={change} />
      </Stack>
    </Fieldset>
  );
}

function Declaring({ draft, change }: Props) {
  const severities = useList<SeverityView>("severity", "/severities").data ?? [];
  return (
    <>
      <NativeSelect
        label={t("routing.declare")}
        value={draft.declareSeverity ?? ""}
        data={[
          { value: "", label: t("routing.declareNot") },
          ...severities.map(({ name, label }) => ({ value: name, label: `${name} · ${label}` })),
        ]}
        onChange={(event) => change({ declareSeverity: event.currentTarget.value || null })}
      />
      {draft.declareSeverity ? (
        <>
          <TextInput
            label={t("routing.declareTitle")}
            description={t("routing.declareTitleHint")}
            value={draft.declareTitle}
            onChange={(event) => change({ declareTitle: event.currentTarget.value })}
          />
          <Switch
            label={t("routing.declareJoins")}
            description={t("routing.declareJoinsHint")}
            checked={draft.declareJoins}
            onChange={(event) => change({ declareJoins: event.currentTarget.checked })}
          />
        </>
      ) : null}
    </>
  );
}
