import type { PolicyBody, PolicyView } from "../../../../src/api/contract/oncall.ts";
import { randomKey } from "../../api/random-key.ts";

/** Targets are `kind:id`, as one list of choices needs them. */
export type StepDraft = { key: string; targets: string[]; delayMinutes: number | "" };
export type PolicyDraft = {
  name: string;
  description: string;
  repeatTimes: number | "";
  steps: StepDraft[];
};

type Target = PolicyBody["steps"][number]["targets"][number];

export const targetKey = ({ kind, id }: Target): string => `${kind}:${id}`;

export const policyDraft = (policy: PolicyView): PolicyDraft => ({
  name: policy.name,
  description: policy.description,
  repeatTimes: policy.repeatTimes,
  steps: policy.steps.map((step, at) => ({
    key: `step-${at}`,
    targets: step.targets.map(targetKey),
    delayMinutes: step.delayMinutes,
  })),
});

export const newStep = (): StepDraft => ({ key: randomKey(), targets: [], delayMinutes: 5 });

export const newPolicy = (): PolicyDraft => ({
  name: "",
  description: "",
  repeatTimes: 0,
  steps: [newStep()],
});

export const policyBody = (draft: PolicyDraft): PolicyBody => ({
  name: draft.name,
  description: draft.description,
  repeatTimes: Number(draft.repeatTimes),
  steps: draft.steps.map(({ targets, delayMinutes }) => ({
    targets: targets.map(targetOf),
    delayMinutes: Number(delayMinutes),
  })),
});

function targetOf(key: string): Target {
  const [kind = "", id = ""] = key.split(":");
  return { kind: kind as Target["kind"], id }; // made by targetKey
}
