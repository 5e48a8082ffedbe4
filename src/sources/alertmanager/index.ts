import { createHash } from "node:crypto";
import {
  type AlertLink,
  type AlertSeverity,
  compileCheck,
  defineSource,
  type IncomingEvent,
} from "#domains/alerts";
import { type WebhookAlert, type WebhookBody, webhookBody } from "./wire.ts";

const MEBIBYTE = 1024 * 1024;
const LONGEST_SUMMARY = 1024;
const LONGEST_KEY = 255;
const DEFAULT_SEVERITY_LABEL = "severity";

/** Prometheus Alertmanager's own webhook: every alert of a group becomes an alert here, one per episode. */
export const alertmanager = defineSource({
  kind: "alertmanager",
  name: "Prometheus Alertmanager",
  fields: {
    severityLabel: {
      kind: "text",
      label: "Severity label",
      hint: "The label that says how bad it is; severity when left out",
      optional: true,
    },
  },
  maxBytes: 4 * MEBIBYTE,
  entries: {
    webhook: {
      path: "/api/inbound/alertmanager",
      accepts: compileCheck(webhookBody),
      read(body, { settings }) {
        const result = webhookBody.safeParse(body);
        if (!result.success)
          return {
            ok: false,
            errors: result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
          };
        const severityLabel = settings.severityLabel ?? DEFAULT_SEVERITY_LABEL;
        return {
          ok: true,
          events: result.data.alerts.map((alert) => eventOf(alert, result.data, severityLabel)),
        };
      },
      receipt: () => null,
      keyIn: null,
    },
  },
  setup({ publicUrl, key }) {
    const url = `${publicUrl}/api/inbound/alertmanager`;
    return { url, urlWithKey: `${url}/${key}`, example: receiverExample(url, key) };
  },
});

const receiverExample = (url: string, key: string) => `receivers:
  - name: ripplecast
    webhook_configs:
      - url: ${url}
        http_config:
          authorization:
            credentials: ${key}`;

function eventOf(alert: WebhookAlert, body: WebhookBody, severityLabel: string): IncomingEvent {
  const labels = texts(alert.labels);
  const annotations = texts(alert.annotations);
  const dedupKey = (alert.fingerprint || fingerprintOf(labels)).slice(0, LONGEST_KEY);
  const episode = alert.startsAt || null;
  if (alert.status === "resolved") return { what: "resolve", dedupKey, episode };
  return {
    what: "trigger",
    dedupKey,
    episode,
    summary: summaryOf(labels, annotations),
    severity: severityOf(labels[severityLabel]),
    origin: labels.instance ?? labels.job ?? body.receiver ?? null,
    component: labels.service ?? labels.job ?? null,
    group: body.groupKey ?? null,
    class: labels.alertname ?? null,
    client: "Alertmanager",
    clientUrl: body.externalURL || null,
    links: linksOf(alert, annotations),
    images: [],
    details: { labels, annotations },
  };
}

const texts = (given: Record<string, unknown> | null | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name, String(value)]));

/** Old releases send no fingerprint: the labels say which alert it is, whatever their order. */
const fingerprintOf = (labels: Record<string, string>): string =>
  createHash("sha256")
    .update(JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest("hex")
    .slice(0, 16);

function summaryOf(labels: Record<string, string>, annotations: Record<string, string>): string {
  const named = [labels.alertname ?? "Alert", labels.instance].filter(Boolean).join(" on ");
  const said = [annotations.summary, annotations.title, annotations.message].find((text) => text?.trim());
  return (said ?? named).slice(0, LONGEST_SUMMARY).toWellFormed();
}

const SEVERITY_WORDS = new Map<string, AlertSeverity>(
  Object.entries({
    critical: "critical",
    page: "critical",
    emergency: "critical",
    fatal: "critical",
    error: "error",
    major: "error",
    high: "error",
    warning: "warning",
    warn: "warning",
    minor: "warning",
    medium: "warning",
    info: "info",
    low: "info",
    none: "info",
  } as const),
);

// Alertmanager's own PagerDuty receiver takes error for granted, too.
const severityOf = (label: string | undefined): AlertSeverity =>
  SEVERITY_WORDS.get(label?.toLowerCase() ?? "") ?? "error";

function linksOf(alert: WebhookAlert, annotations: Record<string, string>): AlertLink[] {
  const candidates: [string, string | null | undefined][] = [
    ["Runbook", annotations.runbook_url],
    ["Dashboard", annotations.dashboard_url ?? annotations.dashboard],
    ["Query", alert.generatorURL],
  ];
  return candidates.flatMap(([text, href]) => (href ? [{ text, href }] : []));
}
