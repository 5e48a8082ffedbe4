import type { MessageState } from "../types.ts";

/**
 * One built-in template in parts, so that a scenario can say its own opening and add its own details. Paragraph rules
 * (`? ` optional, `?? ` instead) stand in `engine/paragraphs.ts`.
 */
export type Entry = { subject: string; opening: string; details: string; closing: string };
export type FormTemplates = Record<MessageState, Entry>;

/** The promise, or what stands for it where the plan has no clock. */
export const NEXT_UPDATE = `? Next update by {{ nextUpdate }}.
?? We will write again as soon as something changes.`;

export const CHANGES = `{% if changes.size > 0 %}**What has changed**
{% for change in changes %}- {{ change.label }}: {{ change.after }}
{% endfor %}{% else %}Nothing has changed since the last message.{% endif %}`;
