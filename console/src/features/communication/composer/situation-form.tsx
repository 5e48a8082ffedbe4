import { Select, Stack, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import type { ScenarioView } from "../../../../../src/api/contract/communication.ts";
import type { IncidentStatus, IncidentView } from "../../../../../src/api/contract/incidents.ts";
import type { Component, ComponentState, StatusPage } from "../../../../../src/api/contract/status-pages.ts";
import { api } from "../../../api/client.ts";
import { componentStateText, statusText } from "../../../parts/product-words.ts";
import { useList } from "../../../parts/use-list.ts";
import { t } from "../../../texts/index.ts";
import type { Draft } from "./proposal.ts";

const STATUSES: IncidentStatus[] = ["investigating", "identified", "monitoring", "resolved"];
const STATES: ComponentState[] = ["operational", "degraded_performance", "partial_outage", "major_outage"];

type Props = { incident: IncidentView; draft: Draft; change: (part: Partial<Draft>) => void };

/** Where the reason is written, and what is to be said there. */
type Reason = { field: RefObject<HTMLTextAreaElement | null>; error: string | null };

/** Status with its reason, scenario, and the state of each component that readers see. */
export function SituationForm({ incident, draft, change, reason }: Props & { reason: Reason }) {
  const scenarios = useQuery({
    queryKey: ["scenarios"],
    queryFn: () => api.get<{ items: ScenarioView[] }>("/scenarios"),
  });
  return (
    <Stack gap="sm">
      <Select
        label={t("composer.status")}
        data={STATUSES.map((value) => ({ value, label: statusText(value) }))}
        value={draft.status ?? incident.status}
        allowDeselect={false}
        onChange={(value) => change({ status: value === incident.status ? null : (value as IncidentStatus) })}
      />
      {draft.status ? (
        <Textarea
          label={t("composer.statusReason")}
          ref={reason.field}
          error={reason.error}
          required
          autosize
          minRows={2}
          value={draft.statusReason}
          onChange={(event) => change({ statusReason: event.currentTarget.value })}
        />
      ) : null}
      <Select
        label={t("composer.scenario")}
        description={t("composer.scenarioHint")}
        data={(scenarios.data?.items ?? []).map(({ scenario, name }) => ({ value: scenario, label: name }))}
        value={draft.scenario}
        allowDeselect={false}
        onChange={(value) => value && change({ scenario: value as Draft["scenario"] })}
      />
      <ComponentStates incident={incident} draft={draft} change={change} />
    </Stack>
  );
}

function ComponentStates({ incident, draft, change }: Props) {
  const pages = useList<StatusPage>("page", "/status-pages");
  const shown = pages.data?.find(({ visibility }) => visibility === "public");
  const components = useList<Component>(
    "page",
    `/status-pages/${shown?.id}/components`,
    { limit: 200 },
    shown !== undefined,
  );
  const stateNow = ({ id, state }: Component) =>
    draft.components[id] ?? incident.components.find((affected) => affected.id === id)?.state ?? state;
  return components.data?.map((component) => (
    <Select
      key={component.id}
      label={component.name}
      data={STATES.map((value) => ({ value, label: componentStateText(value) }))}
      value={stateNow(component)}
      allowDeselect={false}
      onChange={(value) =>
        change({ components: { ...draft.components, [component.id]: value as ComponentState } })
      }
    />
  ));
}
