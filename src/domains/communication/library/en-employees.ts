import { type FormTemplates, NEXT_UPDATE } from "./entry.ts";

const DOWN = `**What is down for you.** {{ symptom | sentence }}
?? **What is down for you.** {{ services | list }} may not work as usual.
?? **What is down for you.** {{ incident.title | sentence }}`;

const INSTEAD = `? **Use instead.** {{ useInstead | sentence }}
?? **Use instead.** {{ workaround | sentence }}
?? **Use instead.** Nothing yet; please wait.`;

const WORKS = "? **What still works.** {{ whatWorks | list }}.";
const QUIET = "Please do not post about this outside. Customers find the current state on our status page.";

/** What is down for you, what to use instead. */
export const employees: FormTemplates = {
  investigating: {
    subject: "{{ incident.title }}: we are looking into it",
    opening: DOWN,
    details: `Since {{ startedAt }}.\n\n${INSTEAD}\n\n${WORKS}`,
    closing: `${QUIET}\n\n${NEXT_UPDATE}`,
  },
  scoping: {
    subject: "{{ incident.title }}: what is affected",
    opening: DOWN,
    details: `${INSTEAD}\n\n${WORKS}`,
    closing: `${QUIET}\n\n${NEXT_UPDATE}`,
  },
  identified: {
    subject: "{{ incident.title }}: cause found",
    opening: DOWN,
    details: `? **Cause.** {{ cause.plain | sentence }}\n\n${INSTEAD}\n\n${WORKS}`,
    closing: `${QUIET}\n\n${NEXT_UPDATE}`,
  },
  update: {
    subject: "{{ incident.title }}: update",
    opening: `{% if changes.size > 0 %}Something has changed.{% else %}Nothing has changed since the last message.{% endif %}`,
    details: `${DOWN}\n\n${INSTEAD}\n\n${WORKS}`,
    closing: `${QUIET}\n\n${NEXT_UPDATE}`,
  },
  monitoring: {
    subject: "{{ incident.title }}: repaired, being watched",
    opening: "It should work again. Watch with us for a while before you rely on it.",
    details: `? **How to check.** {{ howToCheck | sentence }}\n\n? **What you should do.** {{ userAction | sentence }}`,
    closing: `Tell the service desk if it still fails for you.\n\n${NEXT_UPDATE}`,
  },
  resolved: {
    subject: "{{ incident.title }}: resolved",
    opening: "It works again. It was down from {{ startedAt }} to {{ resolvedAt }}, {{ duration }}.",
    details: `? **What you should do.** {{ userAction | sentence }}
?? You do not need to do anything.

{% if impact.dataLoss == "no" %}No data was lost.{% elsif impact.dataLoss == "yes" %}Some data was lost; those concerned are told.{% elsif impact.dataLoss %}We are still checking whether data was lost.{% else %}{{ impact.dataLoss }}{% endif %}`,
    closing: "Thank you for your patience.",
  },
  correction: {
    subject: "{{ incident.title }}: correction",
    opening: "Something we told you earlier was wrong.",
    details: `${DOWN}\n\n${INSTEAD}`,
    closing: `${QUIET}\n\n${NEXT_UPDATE}`,
  },
};
