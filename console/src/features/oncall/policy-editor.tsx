import { Button, Group, NumberInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { PolicyView } from "../../../../src/api/contract/oncall.ts";
import { api } from "../../api/client.ts";
import { FormPage } from "../../parts/form-page.tsx";
import { moved, withChanged, withoutAt } from "../../parts/list-edits.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useDraft } from "../../parts/use-draft.ts";
import { t } from "../../texts/index.ts";
import { newPolicy, newStep, type PolicyDraft, policyBody, policyDraft } from "./policy-draft.ts";
import { StepFields } from "./step-fields.tsx";
import { useTargetOptions } from "./use-target-options.ts";

/** Makes or changes an escalation policy. */
export function PolicyEditor() {
  const { policyId } = useParams({ strict: false }) as { policyId: string }; // this route has the parameter
  const isNew = policyId === "new";
  const policy = useQuery({
    queryKey: ["escalation-policy", policyId],
    queryFn: () => api.get<PolicyView>(`/escalation-policies/${policyId}`),
    enabled: !isNew,
  });
  if (isNew) return <Editor policy={null} />;
  return <Loaded query={policy}>{(view) => <Editor policy={view} />}</Loaded>;
}

function Editor({ policy }: { policy: PolicyView | null }) {
  const saved = useMemo(() => (policy ? policyDraft(policy) : newPolicy()), [policy]);
  const state = useDraft<PolicyDraft>(saved);
  const { draft, change } = state;
  const navigate = useNavigate();
  const leave = () => navigate({ to: "/on-call" });
  const saving = useAct(
    () =>
      policy
        ? api.patch(`/escalation-policies/${policy.id}`, policyBody(draft))
        : api.post("/escalation-policies", policyBody(draft)),
    ["escalation-policy"],
    leave,
  );
  const [isAttempted, setAttempted] = useState(false);
  const tellsNobody = draft.steps.some(({ targets }) => targets.length === 0);
  return (
    <FormPage
      title={policy ? policy.name : t("policy.new")}
      state={state}
      saving={saving}
      onSave={() => (tellsNobody ? setAttempted(true) : saving.mutate(undefined))}
      onLeave={leave}
    >
      <Stack gap="sm" maw={640}>
        <TextInput
          label={t("policy.name")}
          required
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Textarea
          label={t("policy.description")}
          autosize
          minRows={1}
          value={draft.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
      </Stack>
      <Steps
        steps={draft.steps}
        policy={policy}
        mustTell={isAttempted}
        onChange={(steps) => change({ steps })}
      />
      <NumberInput
        label={t("policy.repeat")}
        description={t("policy.repeatHint")}
        required
        min={0}
        max={9}
        maw={320}
        value={draft.repeatTimes}
        onChange={(times) => change({ repeatTimes: times === "" ? "" : Number(times) })}
      />
    </FormPage>
  );
}

type StepsProps = {
  steps: PolicyDraft["steps"];
  policy: PolicyView | null;
  /** It was tried to save: a step that tells nobody is marked. */
  mustTell: boolean;
  onChange: (steps: PolicyDraft["steps"]) => void;
};

function Steps({ steps, policy, mustTell, onChange }: StepsProps) {
  const options = useTargetOptions(policy);
  return (
    <>
      {steps.map((step, at) => (
        <StepFields
          key={step.key}
          step={step}
          at={at}
          of={steps.length}
          options={options}
          mustTell={mustTell}
          onChange={(part) => onChange(withChanged(steps, at, part))}
          onMove={(by) => onChange(moved(steps, at, by))}
          onRemove={steps.length > 1 ? () => onChange(withoutAt(steps, at)) : undefined}
        />
      ))}
      <Group>
        <Button variant="default" onClick={() => onChange([...steps, newStep()])}>
          {t("policy.addStep")}
        </Button>
      </Group>
    </>
  );
}
