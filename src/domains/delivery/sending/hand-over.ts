import { setMaxListeners } from "node:events";
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

/** Gives each message to its channel, all at once. Never throws: whatever happens is a verdict. */
export async function handOver(ctx: Ctx, urgency: Urgency, toSend: readonly ToSend[]): Promise<HandedOver[]> {
  const { handOverMs } = retryPolicies[urgency];
  // One clock for the whole window: a timer and a signal per mail cost more than the mail.
  const giveUp = new AbortController();
  setMaxListeners(0, giveUp.signal);
  const timer = setTimeout(() => giveUp.abort(), handOverMs);
  try {
    return await Promise.all(toSend.map((one) => handOverOne(ctx, one, giveUp.signal, handOverMs)));
  } finally {
    clearTimeout(timer);
  }
}

async function handOverOne(ctx: Ctx, one: ToSend, signal: AbortSignal, ms: number): Promise<HandedOver> {
  const verdict = clean(one, await attempt(ctx, one, signal, ms));
  return { ...one, verdict, finishedAt: ctx.clock.now() };
}

async function attempt(ctx: Ctx, one: ToSend, signal: AbortSignal, ms: number): Promise<Verdict> {
  try {
    return await Promise.race([
      one.channel.send(
        { account: one.account.settings, address: one.address },
        one.message,
        toolsFor(ctx, one, signal),
      ),
      tooLong(signal, ms),
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
  const err = redact(String(error), hiddenIn(one));
  ctx.log.error({ channel: one.channel.kind, deliveryId: one.row.id, err }, "a channel failed");
  return { sent: false, retry: "later", reason: "the channel failed; the log says more" };
}

function clean(one: ToSend, verdict: Verdict): Verdict {
  const hidden = hiddenIn(one);
  if (!verdict.sent) return { ...verdict, reason: redact(verdict.reason, hidden) };
  return verdict.says === undefined ? verdict : { ...verdict, says: redact(verdict.says, hidden) };
}

const hiddenIn = ({ channel, account, address }: ToSend): string[] =>
  hiddenValues(channel.account, account.settings, address);
