import { CHANGES, type FormTemplates } from "./entry.ts";

const CONDITIONS = `**Conditions.** {{ conditions | sentence }}
?? **Conditions.** {{ symptom | sentence }}
?? **Conditions.** Not described yet.`;

const ACTIONS = `? **Actions.** {{ actions | sentence }}
?? **Actions.** {{ currentAction | sentence }}
?? **Actions.** None noted yet.`;

const NEEDS = `? **Needs.** {{ needs | sentence }}
?? **Needs.** Nothing asked for.`;

const CAUSE = `? **Cause{% if suspected.cause.technical %} (suspected){% endif %}.** {{ cause.technical | sentence }}
?? **Cause{% if suspected.cause.plain %} (suspected){% endif %}.** {{ cause.plain | sentence }}`;

const PLACES = `? **Services.** {{ services | list }}

? **Room.** {{ roomUrl }}{% if bridgeUrl %} · **Bridge.** {{ bridgeUrl }}{% endif %}`;

const NEXT = `? Next check by {{ nextUpdate }}.
?? Next message when something changes.`;

const can = `${ACTIONS}\n\n${NEEDS}\n\n${CAUSE}\n\n${PLACES}`;

/** Conditions, actions, needs. */
export const responders: FormTemplates = {
  investigating: {
    subject: "{{ incident.severity }} #{{ incident.number }} {{ incident.title }}",
    opening: CONDITIONS,
    details: `Since {{ startedAt }}.\n\n${can}`,
    closing: NEXT,
  },
  scoping: {
    subject: "{{ incident.severity }} #{{ incident.number }} {{ incident.title }}: scope",
    opening: CONDITIONS,
    details: `${CHANGES}\n\n${can}`,
    closing: NEXT,
  },
  identified: {
    subject: "{{ incident.severity }} #{{ incident.number }} {{ incident.title }}: cause found",
    opening: CONDITIONS,
    details: `? **Plan.** {{ fixPlan | sentence }}\n\n${can}`,
    closing: NEXT,
  },
  update: {
    subject: "{{ incident.severity }} #{{ incident.number }} {{ incident.title }}: update",
    opening: CONDITIONS,
    details: `${CHANGES}\n\n${can}`,
    closing: NEXT,
  },
  monitoring: {
    subject: "{{ incident.severity }} #{{ incident.number }} {{ incident.title }}: watching",
    opening: `**Repair.** {{ fixApplied | sentence }}
?? **Repair.** In place; watch that it holds.`,
    details: `? **Open risk.** {{ residualRisk | sentence }}\n\n${can}`,
    closing: NEXT,
  },
  resolved: {
    subject: "{{ incident.severity }} #{{ incident.number }} {{ incident.title }}: resolved",
    opening: "Resolved at {{ resolvedAt }} after {{ duration }}. You can stand down.",
    details: `${CAUSE}\n\n? **Open risk.** {{ residualRisk | sentence }}`,
    closing:
      "Please note what you still remember in the timeline before you leave; the postmortem starts from it.",
  },
  correction: {
    subject: "{{ incident.severity }} #{{ incident.number }} {{ incident.title }}: correction",
    opening: "An earlier statement was wrong.",
    details: `${CHANGES}\n\n${can}`,
    closing: NEXT,
  },
};
