import { z } from "zod";

// Prometheus Alertmanager's webhook, version "4". Lenient on purpose: newer releases add fields, and whatever is
// refused with a 4xx is lost, because Alertmanager sends it again only after a 5xx.
// https://prometheus.io/docs/alerting/latest/configuration/#webhook_config

const text = z.string().nullish();
const labels = z.looseObject({}).nullish();

const alert = z.object({
  status: z.enum(["firing", "resolved"]),
  labels,
  annotations: labels,
  startsAt: text,
  generatorURL: text,
  fingerprint: text,
});

export const webhookBody = z.object({
  groupKey: text,
  receiver: text,
  externalURL: text,
  alerts: z.array(alert),
});

export type WebhookBody = z.infer<typeof webhookBody>;
export type WebhookAlert = WebhookBody["alerts"][number];
