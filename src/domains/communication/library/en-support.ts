import { CHANGES, type FormTemplates, NEXT_UPDATE } from "./entry.ts";

const SYMPTOM = `**What customers see.** {{ symptom | sentence }}
?? **What customers see.** Not described yet; affected is {{ components | list }}.
?? **What customers see.** Not described yet.`;

const WHO = `**Since.** {{ startedAt }}

? **Who is hit.** {{ segments | list }}{% if regions %} in {{ regions | list }}{% endif %}.
?? **Who is hit.** Customers in {{ regions | list }}.
?? **Who is hit.** Not known yet: ask, and note the answer.

? **Share of users.** About {{ impact.share | percent }}.

? **What still works.** {{ whatWorks | list }}.

? **Workaround.** {{ workaround | sentence }}
?? **Workaround.** None is known yet.`;

const MAY_SAY = `? **You may say**
{% for line in maySay %}- {{ line }}
{% endfor %}
?? **You may say**
- That we know about it, since when, and what is affected.
- That the status page is kept up to date: {{ customer.pageUrl }}
?? **You may say**
- That we know about it, since when, and what is affected.

? **You may not say**
{% for line in mayNotSay %}- {{ line }}
{% endfor %}
?? **You may not say**
- A cause, a name, or a time of repair that is not in this message.
- That nobody lost data, unless this message says so.`;

// The macro is pasted to customers, so it is made only from what customers may know.
const macro = (words: string): string => `**To paste**

> ${words}{% if customer.workaround %} In the meantime: {{ customer.workaround | sentence }}{% endif %}{% if customer.pageUrl %} We keep this page up to date: {{ customer.pageUrl }}{% endif %}

? **Tag tickets with.** {{ ticketTag }}`;

const KNOWN = `Thank you for writing. We know about this problem{% if customer.symptom %}: {{ customer.symptom | sentence }}{% else %}.{% endif %} We are working on it.`;

const COUNT =
  "Please tell the incident room how many customers ask, and anything they say that is not in this message.";

/** Symptom in customers' words, who, workaround, may say, may not say, a macro. */
export const support: FormTemplates = {
  investigating: {
    subject: "Support brief, incident #{{ incident.number }}: {{ incident.title }} (investigating)",
    opening: SYMPTOM,
    details: `${WHO}\n\n${MAY_SAY}\n\n${macro(KNOWN)}`,
    closing: `${COUNT}\n\n${NEXT_UPDATE}`,
  },
  scoping: {
    subject: "Support brief, incident #{{ incident.number }}: {{ incident.title }} (who is hit)",
    opening: SYMPTOM,
    details: `${CHANGES}\n\n${WHO}\n\n${MAY_SAY}\n\n${macro(KNOWN)}`,
    closing: `${COUNT}\n\n${NEXT_UPDATE}`,
  },
  identified: {
    subject: "Support brief, incident #{{ incident.number }}: {{ incident.title }} (cause found)",
    opening: SYMPTOM,
    details: `**Cause.** {{ cause.plain | sentence }}{% if customer.cause.plain %}{% else %} This is for you, not for customers.{% endif %}
?? **Cause.** Found, not to be told yet.

${WHO}

${MAY_SAY}

${macro("Thank you for writing. We have found the cause of this problem and are repairing it.")}`,
    closing: `${COUNT}\n\n${NEXT_UPDATE}`,
  },
  update: {
    subject: "Support brief, incident #{{ incident.number }}: {{ incident.title }} (update)",
    opening: CHANGES,
    details: `${SYMPTOM}\n\n${WHO}\n\n${MAY_SAY}\n\n${macro(KNOWN)}`,
    closing: `${COUNT}\n\n${NEXT_UPDATE}`,
  },
  monitoring: {
    subject: "Support brief, incident #{{ incident.number }}: {{ incident.title }} (repaired, watching)",
    opening: `**Repair.** {{ fixApplied | sentence }}
?? **Repair.** It is in place; we are watching whether it holds.`,
    details: `? **How a customer can check.** {{ howToCheck | sentence }}
?? **How a customer can check.** Try again; if it still fails, collect the details and tell the incident room.

? **Ask of customers.** {{ userAction | sentence }}

${MAY_SAY}

${macro("Thank you for waiting. The problem is repaired and we are watching it. Please try again, and tell us if it still fails.")}`,
    closing: `${COUNT}\n\n${NEXT_UPDATE}`,
  },
  resolved: {
    subject: "Support brief, incident #{{ incident.number }}: {{ incident.title }} (resolved)",
    opening: "**Over.** From {{ startedAt }} to {{ resolvedAt }}, {{ duration }}.",
    details: `? **Cause.** {{ cause.plain | sentence }}

**Data lost.** {{ impact.dataLoss }}
?? **Data lost.** Not stated: do not say either way.

? **Ask of customers.** {{ userAction | sentence }}
?? **Ask of customers.** Nothing.

${macro("Thank you for waiting. The problem is resolved. We are sorry for the trouble.")}`,
    closing: "? Please close tickets tagged {{ ticketTag }} only after the customer has confirmed.",
  },
  correction: {
    subject: "Support brief, incident #{{ incident.number }}: {{ incident.title }} (correction)",
    opening: "Something in an earlier message was wrong. Stop using earlier words.",
    details: `${CHANGES}\n\n${SYMPTOM}\n\n${WHO}\n\n${MAY_SAY}\n\n${macro("We told you something about this problem that was not right, and we are sorry.{% if customer.symptom %} What is right: {{ customer.symptom | sentence }}{% endif %}")}`,
    closing: NEXT_UPDATE,
  },
};
