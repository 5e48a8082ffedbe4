import type { Ctx } from "#kernel/ctx";
import { NetError } from "#kernel/net";
import type { ChannelTools, Verdict } from "../channel.ts";
import { putInInbox } from "../inbox/put-in-inbox.ts";
import { deliveryParts } from "../parts.ts";
import type { Urgency } from "../purpose.ts";
import type { Decision } from "./decide.ts";
import { hostOf } from "./decide.ts";
import { retryPolicies } from "./policy.ts";
import { hiddenValues, redact } from "./redact.ts";

export type HandedOver = Extract<Decision, { to: "send" }> & {
  attemptId: string;
  verdict: Verdict;
  finishedAt: Date;
};

type ToSend = Extract<Decision, { to: "send" }> & { attemptId: string };

/** Gives each message to its channel. Never throws: whatever happens is a verdict. */
export const handOver = (ctx: Ctx, urgency: Urgency, toSend: readonly ToSend[]): Promise<HandedOver[]> =>
  Promise.all(
    toSend.map(async (one) => {
      const verdict = clean(one, await attempt(ctx, urgency, one));
      return { ...one, verdict, finishedAt: ctx.clock.now() };
    }),
  );

async function attempt(ctx: Ctx, urgency: Urgency, one: ToSend): Promise<Verdict> {
  const { handOverMs } = retryPolicies[urgency];
  const signal = AbortSignal.timeout(handOverMs);
  try {
    return await Promise.race([
      one.channel.send(
        { account: one.account.settings, address: one.address },
        one.message,
        toolsFor(ctx, one, signal),
      ),
      tooLong(signal, handOverMs),
    ]);
  } catch (error) {
    return verdictOfError(ctx, one, error);
  }
}

const toolsFor = (ctx: Ctx, one: ToSend, signal: AbortSignal): ChannelTools => {
  const { net } = ctx.use(deliveryParts);
  return {
    fetch: (url, init) => net.fetch(url, { signal, ...init }),
    resolveHost: (host) => (one.account.from === "installation" ? Promise.resolve(host) : net.resolve(host)),
    now: ctx.clock.now(),
    urgency: one.row.urgency,
    signal,
    host: hostOf(ctx),
    putInInbox: () => putInInbox(ctx, one.row, one.message),
  };
};

// A channel that ignores its signal must not hold up the others.
const tooLong = (signal: AbortSignal, ms: number): Promise<Verdict> =>
  new Promise((resolve) => {
    const reason = `no answer within ${ms / 1000} seconds`;
    signal.addEventListener("abort", () => resolve({ sent: false, retry: "later", reason }), { once: true });
  });

function verdictOfError(ctx: Ctx, one: ToSend, error: unknown): Verdict {
  if (error instanceof NetError) {
    const never = error.why === "bad-url" || error.why === "address-refused";
    return { sent: false, retry: never ? "never" : "later", reason: error.message };
  }
  ctx.log.error(
    { channel: one.channel.kind, deliveryId: one.row.id, err: String(error) },
    "a channel failed",
  );
  return { sent: false, retry: "later", reason: "the channel failed; the log says more" };
}

function clean(one: ToSend, verdict: Verdict): Verdict {
  const hidden = hiddenValues(one.channel.account, one.account.settings, one.address);
  if (!verdict.sent) return { ...verdict, reason: redact(verdict.reason, hidden) };
  return verdict.says === undefined ? verdict : { ...verdict, says: redact(verdict.says, hidden) };
}
