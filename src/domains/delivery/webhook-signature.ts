import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";

/** A signing secret as Standard Webhooks wants it. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(24).toString("base64")}`;

/** The headers by which a receiver checks who sent a body and when; unsigned without a secret. */
export function webhookHeaders(
  secret: string | undefined,
  id: string,
  at: Date,
  body: string,
): Record<string, string> {
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
  };
  return secret === undefined
    ? headers
    : { ...headers, "webhook-signature": signer(secret).sign(id, at, body) };
}

// People also type secrets of their own; those are used as they are.
const signer = (secret: string): Webhook =>
  /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret) ? new Webhook(secret) : new Webhook(secret, { format: "raw" });
