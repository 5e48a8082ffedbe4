import type { FormTemplates } from "./entry.ts";

const IMPACT = `**Impact.** {{ impact.business | sentence }}
?? **Impact.** {{ symptom | sentence }} What it means for the business is not known yet.
?? **Impact.** {{ incident.title | sentence }} What it means for the business is not known yet.`;

const DECISION = `? **Decision needed.** {{ decisionNeeded | sentence }}
?? **Decision needed.** None from you now.`;

const RISK = `? **Risk.** {{ risk | sentence }}
?? **Risk.** {{ residualRisk | sentence }}
?? **Risk.** No other risk is known.`;

const TOLD_CAUSE =
  "? **Confidence.** {% if suspected.cause.plain %}We suspect{% else %}We know{% endif %}: {{ cause.plain | sentence }}";

const CAUSE = `${TOLD_CAUSE}
?? **Confidence.** The cause is not known yet.`;

// It may be known to the responders only: nobody is told then that it is not known.
const FOUND_CAUSE = `${TOLD_CAUSE}
?? **Confidence.** The cause is found; it is not told here yet.`;

const NEXT = `? Next update by {{ nextUpdate }}.
?? We will write when something changes.`;

/** Business impact, decision needed, risk, confidence: never more than five lines. */
export const leadership: FormTemplates = {
  investigating: {
    subject: "{{ incident.severity }}: {{ incident.title }}, investigating",
    opening: IMPACT,
    details: `${DECISION}\n\n${RISK}\n\n${CAUSE}`,
    closing: NEXT,
  },
  scoping: {
    subject: "{{ incident.severity }}: {{ incident.title }}, extent",
    opening: IMPACT,
    details: `${DECISION}\n\n${RISK}\n\n${CAUSE}`,
    closing: NEXT,
  },
  identified: {
    subject: "{{ incident.severity }}: {{ incident.title }}, cause found",
    opening: IMPACT,
    details: `${DECISION}\n\n${RISK}\n\n${FOUND_CAUSE}`,
    closing: NEXT,
  },
  update: {
    subject: "{{ incident.severity }}: {{ incident.title }}, update",
    opening: IMPACT,
    details: `{% if changes.size > 0 %}**Changed.** {% for change in changes %}{{ change.label }}: {{ change.after }}{% unless forloop.last %}; {% endunless %}{% endfor %}{% else %}**Changed.** Nothing since the last message.{% endif %}\n\n${DECISION}\n\n${RISK}`,
    closing: NEXT,
  },
  monitoring: {
    subject: "{{ incident.severity }}: {{ incident.title }}, repaired and watched",
    opening: IMPACT,
    details: `**Repair.** {{ fixApplied | sentence }}
?? **Repair.** In place; we are watching whether it holds.\n\n${DECISION}\n\n${RISK}`,
    closing: NEXT,
  },
  resolved: {
    subject: "{{ incident.severity }}: {{ incident.title }}, resolved",
    opening: `**Over.** From {{ startedAt }} to {{ resolvedAt }}, {{ duration }}.`,
    details: `${IMPACT}

**Data lost.** {{ impact.dataLoss }}
?? **Data lost.** Not stated.

? **Risk.** {{ residualRisk | sentence }}
?? **Risk.** None is known to remain.`,
    closing: "? The postmortem is due by {{ postmortemDue }}.",
  },
  correction: {
    subject: "{{ incident.severity }}: {{ incident.title }}, correction",
    opening: "An earlier message was wrong.",
    details: `{% if changes.size > 0 %}**Right is.** {% for change in changes %}{{ change.label }}: {{ change.after }}{% unless forloop.last %}; {% endunless %}{% endfor %}{% else %}**Right is.** {{ symptom | sentence }}{% endif %}\n\n${DECISION}\n\n${RISK}`,
    closing: NEXT,
  },
};
