import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { newWebhookSecret, webhookHeaders } from "./webhook-signature.ts";

const verified = (verifier: Webhook, headers: Record<string, string>, body: string) =>
  verifier.verify(body, headers);

test("a receiver checks a made secret by the standard's own library", () => {
  const secret = newWebhookSecret();
  const headers = webhookHeaders(secret, "event1", new Date(), '{"a":1}');
  expect(verified(new Webhook(secret), headers, '{"a":1}')).toEqual({ a: 1 });
  expect(() => verified(new Webhook(secret), headers, '{"a":2}')).toThrow();
});

test("a secret that somebody typed is used as it is", () => {
  const headers = webhookHeaders("correct horse", "event1", new Date(), '{"a":1}');
  expect(verified(new Webhook("correct horse", { format: "raw" }), headers, '{"a":1}')).toEqual({ a: 1 });
});

test("without a secret nothing is signed", () => {
  expect(webhookHeaders(undefined, "event1", new Date(), "{}")).not.toHaveProperty("webhook-signature");
});
