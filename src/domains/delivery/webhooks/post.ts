import type { Ctx } from "#kernel/ctx";
import { retryAfterSeconds } from "../http-verdict.ts";
import { deliveryParts } from "../parts.ts";
import { redact } from "../sending/redact.ts";
import { webhookHeaders } from "../webhook-signature.ts";

export type Answer = { ok: boolean; status: number | null; says: string; retryAfterSeconds: number | null };

const TIMEOUT_MS = 15_000;

/** Posts one signed body. Never throws: what went wrong is an answer too. */
export async function post(
  ctx: Ctx,
  endpoint: { url: string; secret_sealed: string },
  message: { eventId: string; body: string },
): Promise<Answer> {
  const now = ctx.clock.now();
  const secret = ctx.secrets.open(endpoint.secret_sealed);
  const { pathname, search } = new URL(endpoint.url);
  const clean = (says: string) => redact(says, [secret, endpoint.url, pathname, search]);
  try {
    const response = await ctx.use(deliveryParts).net.fetch(endpoint.url, {
      method: "POST",
      headers: webhookHeaders(secret, message.eventId, now, message.body),
      body: message.body,
      timeoutMs: TIMEOUT_MS,
    });
    return {
      ok: response.ok,
      status: response.status,
      says: clean(response.text.slice(0, 300)),
      retryAfterSeconds: retryAfterSeconds(response.headers["retry-after"], now),
    };
  } catch (error) {
    return { ok: false, status: null, says: clean((error as Error).message), retryAfterSeconds: null };
  }
}
