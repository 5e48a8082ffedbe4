import { randomUUID } from "node:crypto";
import {
  type AlertLink,
  type Change,
  compileCheck,
  defineSource,
  type IncomingEvent,
  type RejectReason,
  statusOf,
} from "#domains/alerts";
import { type AlertBody, alertBody, alertErrors, type ChangeBody, changeBody, changeErrors } from "./wire.ts";

const KIBIBYTE = 1024;

/** Speaks PagerDuty's Events API v2: a monitor keeps its PagerDuty settings and changes one address. */
export const pagerduty = defineSource({
  kind: "pagerduty",
  name: "PagerDuty Events API v2",
  fields: {},
  maxBytes: 512 * KIBIBYTE,
  entries: {
    enqueue: {
      path: "/v2/enqueue",
      accepts: compileCheck(alertBody),
      read(body, { receipt }) {
        if (!isObject(body)) return notAnObject;
        const errors = alertErrors(body);
        return errors.length > 0
          ? { ok: false, errors }
          : { ok: true, events: [alertEvent(body as AlertBody, receipt)] };
      },
      receipt: (body) => (body as AlertBody).dedup_key || randomUUID().replaceAll("-", ""),
      keyIn,
    },
    change: {
      path: "/v2/change/enqueue",
      accepts: compileCheck(changeBody),
      read(body) {
        if (!isObject(body)) return notAnObject;
        const errors = changeErrors(body);
        return errors.length > 0
          ? { ok: false, errors }
          : { ok: true, events: [changeEvent(body as ChangeBody)] };
      },
      receipt: () => null,
      keyIn,
    },
  },
  answers: {
    accepted: (receipt) => ({
      status: 202,
      body:
        receipt === null
          ? { status: "success", message: "Change event processed" }
          : { status: "success", message: "Event processed", dedup_key: receipt },
    }),
    rejected: (reason, errors) => ({
      // PagerDuty knows no 401 here: a wrong key is one more thing wrong with the event.
      status: reason === "unknown-key" || reason === "disabled" ? 400 : statusOf(reason),
      body: NOT_AN_EVENT.has(reason)
        ? { status: "Unrecognized object", message: "Event object format is unrecognized", errors }
        : { status: "invalid event", message: "Event object is invalid", errors },
    }),
    unavailable: () => ({
      status: 503,
      body: { status: "unavailable", message: "The event was not stored", errors: ["Try again in a moment"] },
    }),
  },
  setup({ publicUrl, key }) {
    const url = `${publicUrl}/v2/enqueue`;
    const event = {
      routing_key: key,
      event_action: "trigger",
      dedup_key: "first-alert",
      payload: { summary: "Disk full on db-1", source: "db-1", severity: "critical" },
    };
    return {
      url,
      urlWithKey: null,
      example: `curl -X POST ${url} -H 'Content-Type: application/json' -d '${JSON.stringify(event)}'`,
    };
  },
});

const NOT_AN_EVENT: ReadonlySet<RejectReason> = new Set(["malformed-json", "too-deep", "bad-text"]);

const notAnObject = { ok: false as const, errors: ["Event is not a JSON object"] };

const isObject = (body: unknown): body is Record<string, unknown> =>
  typeof body === "object" && body !== null && !Array.isArray(body);

function keyIn(body: unknown): string | null {
  const key = isObject(body) ? body.routing_key : null;
  return typeof key === "string" ? key : null;
}

function alertEvent(body: AlertBody, receipt: string | null): IncomingEvent {
  const dedupKey = body.dedup_key || receipt || "";
  if (body.event_action !== "trigger") return { what: body.event_action, dedupKey, episode: null };
  const { payload } = body;
  return {
    what: "trigger",
    dedupKey,
    episode: null,
    summary: payload.summary,
    severity: payload.severity,
    origin: payload.source,
    component: payload.component ?? null,
    group: payload.group ?? null,
    class: payload.class ?? null,
    client: body.client ?? null,
    clientUrl: body.client_url ?? null,
    links: linksOf(body.links),
    images: (body.images ?? []).map(({ src, href, alt }) => ({ src, href: href ?? null, alt: alt ?? "" })),
    details: payload.custom_details ?? {},
  };
}

const changeEvent = ({ payload, links }: ChangeBody): Change => ({
  what: "change",
  summary: payload.summary,
  origin: payload.source ?? null,
  links: linksOf(links),
  details: payload.custom_details ?? {},
  at: payload.timestamp ?? null,
});

const linksOf = (links: ChangeBody["links"]): AlertLink[] =>
  (links ?? []).map(({ href, text }) => ({ href, text: text || href }));
