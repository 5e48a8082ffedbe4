import { type FormTemplates, NEXT_UPDATE } from "./entry.ts";

const SYMPTOM = `{{ symptom | sentence }}
?? There is a problem with {{ components | list }}.
?? There is a problem: {{ incident.title }}.`;

const SCOPE = `? Affected regions: {{ regions | list }}.

? Who is affected: {{ segments | list }}.

? About {{ impact.share | percent }} of users are affected.

? What still works: {{ whatWorks | list }}.

? What you can do now: {{ workaround | sentence }}

? What we ask of you: {{ userAction | sentence }}

? In the meantime you can reach us here: {{ alternativeChannel | sentence }}`;

const ACTION = `? {{ currentAction | sentence }}
?? We are working on it.`;

const CONTACT = "? If you need help: {{ contact | sentence }}";

/** Symptom, scope, workaround; no cause before it is known, no time of repair ever. */
export const customers: FormTemplates = {
  investigating: {
    subject: "{{ incident.title }}: we are investigating",
    opening: SYMPTOM,
    details: `It began at {{ startedAt }}. We know about it and are looking for the cause.\n\n${SCOPE}`,
    closing: `${CONTACT}\n\n${NEXT_UPDATE}`,
  },
  scoping: {
    subject: "{{ incident.title }}: who is affected",
    opening: SYMPTOM,
    details: `Since our last message we have learned more about who is affected.\n\n${SCOPE}\n\n${ACTION}`,
    closing: `${CONTACT}\n\n${NEXT_UPDATE}`,
  },
  identified: {
    subject: "{{ incident.title }}: cause found",
    opening: `We have found the cause: {{ cause.plain | sentence }}
?? We have found the cause and are working on the repair.`,
    details: `? The problem: {{ symptom | sentence }}\n\n? {{ fixPlan | sentence }}\n\n${SCOPE}`,
    closing: `${CONTACT}\n\n${NEXT_UPDATE}`,
  },
  update: {
    subject: "{{ incident.title }}: update",
    opening: `{% if changes.size > 0 %}Here is what has changed since our last message.{% else %}There is no change since our last message. We are still working on it.{% endif %}`,
    details: `? The problem: {{ symptom | sentence }}\n\n? {{ currentAction | sentence }}\n\n${SCOPE}`,
    closing: `${CONTACT}\n\n${NEXT_UPDATE}`,
  },
  monitoring: {
    subject: "{{ incident.title }}: repaired, we are watching",
    opening: `{{ fixApplied | sentence }} We are watching whether it holds.
?? A repair is in place. We are watching whether it holds.`,
    details: `? The repair went in at {{ fixedAt }}.\n\n? To see whether it works for you again: {{ howToCheck | sentence }}\n\n? What we ask of you: {{ userAction | sentence }}`,
    closing: `If it still does not work for you, please tell us. {{ contact | sentence }}
?? If it still does not work for you, please tell us.\n\n${NEXT_UPDATE}`,
  },
  resolved: {
    subject: "{{ incident.title }}: resolved",
    opening:
      "The problem is resolved. It began at {{ startedAt }}, ended at {{ resolvedAt }} and lasted {{ duration }}.",
    details: `? What happened: {{ cause.plain | sentence }}

{% if impact.dataLoss == "no" %}No data was lost.{% elsif impact.dataLoss == "yes" %}Some data was lost. We contact those who are affected.{% elsif impact.dataLoss %}We are still checking whether data was lost.{% else %}{{ impact.dataLoss }}{% endif %}

? What we ask of you: {{ userAction | sentence }}
?? You do not need to do anything.`,
    closing: `We are sorry for the trouble this caused you.

? We will publish what happened, and what we do so that it does not happen again, by {{ postmortemDue }}.`,
  },
  correction: {
    subject: "{{ incident.title }}: correction",
    opening: "Something we told you earlier was wrong. This is what is right:",
    details: `{% if changes.size > 0 %}{% for change in changes %}- {{ change.label }}: {{ change.after }}
{% endfor %}{% else %}{{ symptom }}{% endif %}\n\n? What this means for you: {{ userAction | sentence }}`,
    closing: `We are sorry for the confusion.\n\n${NEXT_UPDATE}`,
  },
};
