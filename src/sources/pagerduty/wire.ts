import { z } from "zod";

// Everything here follows PagerDuty's Events API v2: the names, the limits, the words of the errors.
// https://developer.pagerduty.com/docs/events-api-v2/trigger-events/

const text = z.string().nullish();
const filledText = z.string().regex(/\S/);
const routing_key = z
  .string()
  .length(32)
  .regex(/^[A-Za-z0-9]*$/);
const summary = filledText.max(1024);
const links = z.array(z.object({ href: filledText, text })).nullish();
const images = z
  .array(z.object({ src: z.string().regex(/^https:\/\/\S+$/i), href: text, alt: text }))
  .nullish();
const custom_details = z.looseObject({}).nullish();

const trigger = z.object({
  routing_key,
  event_action: z.literal("trigger"),
  dedup_key: z.string().max(255).nullish(),
  payload: z.object({
    summary,
    source: filledText,
    severity: z.enum(["critical", "warning", "error", "info"]),
    timestamp: text,
    component: text,
    group: text,
    class: text,
    custom_details,
  }),
  links,
  images,
  client: text,
  client_url: text,
});

const dedup_key = filledText.max(255);
const acknowledge = z.object({ routing_key, event_action: z.literal("acknowledge"), dedup_key });
const resolve = z.object({ routing_key, event_action: z.literal("resolve"), dedup_key });

/** `POST /v2/enqueue`. The payload of acknowledge and resolve is not looked at. */
export const alertBody = z.discriminatedUnion("event_action", [trigger, acknowledge, resolve]);
export type AlertBody = z.infer<typeof alertBody>;

/** `POST /v2/change/enqueue`. */
export const changeBody = z.object({
  routing_key,
  payload: z.object({ summary, source: text, timestamp: text, custom_details }),
  links,
  images,
});
export type ChangeBody = z.infer<typeof changeBody>;

const unknownAction = z.object({ routing_key, event_action: z.enum(["trigger", "acknowledge", "resolve"]) });

/** Everything that is wrong with a body, in PagerDuty's words; empty when nothing is. */
export function alertErrors(body: Record<string, unknown>): string[] {
  const option = alertBody.options.find((each) => each.shape.event_action.value === body.event_action);
  return errorsOf(option ?? unknownAction, body);
}

export const changeErrors = (body: Record<string, unknown>): string[] => errorsOf(changeBody, body);

function errorsOf(schema: z.ZodType, body: Record<string, unknown>): string[] {
  const result = schema.safeParse(body);
  if (result.success) return [];
  return [...new Set(result.error.issues.map((issue) => sayIssue(issue, valueAt(body, issue.path))))];
}

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], body);

function sayIssue(issue: z.core.$ZodIssue, value: unknown): string {
  const name = issue.path.join(".");
  const missing = value === undefined || value === null || (typeof value === "string" && value.trim() === "");
  if (missing)
    return name === "routing_key" ? "'routing_key' cannot be blank" : `'${name}' is missing or blank`;
  if (issue.code === "too_small" && name === "routing_key") return WRONG_KEY_LENGTH;
  if (issue.code === "too_big" && name === "routing_key") return WRONG_KEY_LENGTH;
  if (issue.code === "too_big")
    return `Length of '${name}' is incorrect (should be at most ${issue.maximum} characters)`;
  if (issue.code === "invalid_value")
    return `'${name}' is invalid (must be one of the following: ${listed(issue.values)})`;
  if (issue.code === "invalid_format" && name === "routing_key")
    return "'routing_key' cannot contain non-alphanumeric characters.";
  if (issue.code === "invalid_format") return `'${name}' is invalid (must be an https address)`;
  if (issue.code === "invalid_type") return `'${name}' is invalid (must be ${withArticle(issue.expected)})`;
  return `'${name}' is invalid`;
}

const WRONG_KEY_LENGTH = "Length of 'routing_key' is incorrect (should be 32 characters)";

const listed = (values: readonly unknown[]): string => {
  const quoted = values.map((value) => `'${value}'`);
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
};

const withArticle = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
