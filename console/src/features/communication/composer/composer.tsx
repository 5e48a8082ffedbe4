import { Button, Grid, Group, Stack, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { FactKindView, FactsView } from "../../../../../src/api/contract/facts.ts";
import type { IncidentView } from "../../../../../src/api/contract/incidents.ts";
import { api } from "../../../api/client.ts";
import { useKeptDraft } from "../../../parts/kept-draft.ts";
import { Loaded } from "../../../parts/loaded.tsx";
import { Section } from "../../../parts/section.tsx";
import { ProblemNote } from "../../../shell/problem.tsx";
import { t } from "../../../texts/index.ts";
import { useMe } from "../../access/use-me.ts";
import { FactsForm } from "./facts-form.tsx";
import { FindingsList } from "./findings-list.tsx";
import { MessageCard } from "./message-card.tsx";
import { type Draft, emptyDraft, lacksReason, toProposal } from "./proposal.ts";
import { SendPanel } from "./send-panel.tsx";
import { SituationForm } from "./situation-form.tsx";
import { usePreview } from "./use-preview.ts";

/** Change facts, status and components once; read five messages side by side; send. */
export function Composer({ incident, onSent }: { incident: IncidentView; onSent: () => void }) {
  const kinds = useQuery({ queryKey: ["fact-kinds", incident.id], queryFn: () => factKinds(incident.id) });
  const facts = useQuery({
    queryKey: ["incident", incident.id, "facts"],
    queryFn: () => api.get<FactsView>(`/incidents/${incident.id}/facts`),
  });
  return (
    <Loaded query={kinds}>
      {(list) => (
        <Loaded query={facts}>
          {(view) => (
            <Writing key={incident.id} incident={incident} kinds={list} facts={view} onSent={onSent} />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

const factKinds = async (incidentId: string): Promise<FactKindView[]> =>
  (await api.get<{ items: FactKindView[] }>("/fact-kinds", { incidentId })).items;

type WritingProps = {
  incident: IncidentView;
  kinds: FactKindView[];
  facts: FactsView;
  onSent: () => void;
};

function Writing({ incident, kinds, facts, onSent }: WritingProps) {
  const me = useMe();
  // One's own: whoever signs in next at this browser begins with nothing.
  const name = `update.${me.data?.user.id}.${incident.id}`;
  const { value: draft, change, clear } = useKeptDraft<Draft>(name, emptyDraft);
  const proposal = toProposal(draft, facts.facts);
  const preview = usePreview(incident.id, proposal);
  const reason = useReason(draft);

  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack>
          <Section title={t("composer.situation")}>
            <SituationForm incident={incident} draft={draft} change={change} reason={reason} />
          </Section>
          <Section title={t("composer.facts")}>
            <FactsForm kinds={kinds} current={facts.facts} draft={draft} change={change} />
          </Section>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack>
          <ProblemNote error={preview.error} />
          {preview.data ? (
            <>
              <Group justify="flex-end">
                {draft === emptyDraft ? null : (
                  <Button variant="subtle" size="compact-sm" onClick={clear}>
                    {t("composer.startOver")}
                  </Button>
                )}
                <Switch
                  label={t("composer.correction")}
                  checked={draft.correction}
                  onChange={(event) => change({ correction: event.currentTarget.checked })}
                />
              </Group>
              <FindingsList
                findings={preview.data.findings.filter((finding) => !finding.audienceId)}
                onFix={() => undefined}
              />
              {preview.data.messages.map((message) => (
                <MessageCard
                  key={message.audienceId}
                  message={message}
                  findings={preview.data.findings.filter(
                    (finding) => finding.audienceId === message.audienceId,
                  )}
                  draft={draft}
                  change={change}
                  all={preview.data.messages}
                />
              ))}
              <SendPanel
                incidentId={incident.id}
                proposal={proposal}
                preview={preview.data}
                isCurrent={preview.isCurrent}
                isComplete={reason.isThere}
                onSent={() => {
                  clear();
                  onSent();
                }}
              />
            </>
          ) : null}
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

/** The reason is asked for at its field, and only once somebody wants to send. */
function useReason(draft: Draft) {
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const isThere = (): boolean => {
    const lacking = lacksReason(draft);
    setAsked(lacking);
    if (lacking) field.current?.focus();
    return !lacking;
  };
  return { field, isThere, error: asked && lacksReason(draft) ? t("composer.statusReasonMissing") : null };
}
