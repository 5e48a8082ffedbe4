import { type Selectable, sql } from "kysely";
import { after, seconds } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { Tables } from "#kernel/db/tables";
import { clearDeadline, defineDeadline, setDeadline, whenDue } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { enqueue, work } from "#kernel/jobs";
import { webhookDisabled } from "../events.ts";
import { type Answer, post } from "./post.ts";
import { sendWebhooks } from "./queue-webhooks.ts";
import { DISABLE_AFTER_MS, nextAttemptAt, nextLook, nextToSend, type Waiting } from "./schedule.ts";

const webhooksDue = defineDeadline("delivery.webhooks-due");

/** For `main/jobs.ts`. */
export const webhookWorkers = [work(sendWebhooks, (ctx, { endpointId }) => sendWaiting(ctx, endpointId))];

/** For `main/deadlines.ts`. */
export const webhookDeadlines = [
  whenDue(webhooksDue, (ctx, { subjectId }) =>
    ctx.transaction((tx) => enqueue(tx, ctx, sendWebhooks, { endpointId: subjectId })),
  ),
];

type Endpoint = Selectable<Tables["webhook_endpoint"]>;
type Message = Waiting & { eventId: string; body: string };

const LEASE_MS = seconds(20);
const LOOK_AHEAD = 50;

/** Sends to one endpoint in the order of events, one after the other, until nothing may go now. */
async function sendWaiting(ctx: Ctx, endpointId: string): Promise<void> {
  for (;;) {
    const turn = await takeTurn(ctx, endpointId);
    if (!turn) return;
    const started = performance.now();
    const answer = await post(ctx, turn.endpoint, turn.message);
    const tookMs = Math.round(performance.now() - started);
    await ctx.transaction((tx) => keepAnswer(tx, ctx, turn, answer, tookMs));
  }
}

type Turn = { endpoint: Endpoint; message: Message };

function takeTurn(ctx: Ctx, endpointId: string): Promise<Turn | null> {
  const now = ctx.clock.now();
  return ctx.transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, ctx, endpointId);
    if (!endpoint || endpoint.disabled_at) return null;
    if (endpoint.sending_until && endpoint.sending_until > now) {
      await setDeadline(tx, ctx, webhooksDue, endpointId, endpoint.sending_until);
      return null;
    }
    const waiting = await waitingFor(tx, ctx, endpointId);
    const message = nextToSend(waiting, now);
    if (message) await occupy(tx, ctx, endpointId, after(now, LEASE_MS));
    else await lookAgain(tx, ctx, endpointId, waiting);
    return message && { endpoint, message };
  });
}

const lockEndpoint = (tx: Tx, ctx: Ctx, id: string): Promise<Endpoint | undefined> =>
  tx
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("workspace_id", "=", ctx.workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

async function waitingFor(tx: Tx, ctx: Ctx, endpointId: string): Promise<Message[]> {
  const rows = await tx
    .selectFrom("webhook_message")
    .select(["id", "event_id", "body", "attempts", "next_attempt_at"])
    .where("workspace_id", "=", ctx.workspaceId)
    .where("endpoint_id", "=", endpointId)
    .where("state", "=", "queued")
    // Those that wait for a late retry would otherwise fill the view of a long queue.
    .orderBy(sql`case when attempts <= 1 or next_attempt_at <= ${ctx.clock.now()} then 0 else 1 end`)
    .orderBy("position")
    .limit(LOOK_AHEAD)
    .execute();
  return rows.map(({ event_id, next_attempt_at, ...row }) => ({
    ...row,
    eventId: event_id,
    nextAttemptAt: next_attempt_at,
  }));
}

async function occupy(tx: Tx, ctx: Ctx, endpointId: string, until: Date): Promise<void> {
  await updateEndpoint(tx, ctx, endpointId, { sending_until: until });
  // If this process dies now, somebody looks again by then.
  await setDeadline(tx, ctx, webhooksDue, endpointId, until);
}

async function lookAgain(tx: Tx, ctx: Ctx, endpointId: string, waiting: readonly Message[]): Promise<void> {
  const next = nextLook(waiting);
  if (next) await setDeadline(tx, ctx, webhooksDue, endpointId, next);
  else await clearDeadline(tx, ctx, webhooksDue, endpointId);
}

async function keepAnswer(tx: Tx, ctx: Ctx, turn: Turn, answer: Answer, tookMs: number): Promise<void> {
  const { message, endpoint } = turn;
  const attempts = message.attempts + 1;
  const now = ctx.clock.now();
  await tx
    .insertInto("webhook_attempt")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"webhook-attempt">(),
      message_id: message.id,
      number: attempts,
      at: now,
      took_ms: tookMs,
      status: answer.status,
      says: answer.says,
    })
    .execute();
  const next = answer.ok ? null : nextAttemptAt(attempts, now, answer.retryAfterSeconds);
  await tx
    .updateTable("webhook_message")
    .set({
      attempts,
      state: answer.ok ? "sent" : next ? "queued" : "failed",
      next_attempt_at: next ?? now,
      finished_at: next ? null : now,
    })
    .where("workspace_id", "=", ctx.workspaceId)
    .where("id", "=", message.id)
    .execute();
  await updateEndpoint(tx, ctx, endpoint.id, {
    sending_until: null,
    failing_since: answer.ok ? null : (endpoint.failing_since ?? now),
  });
  const why = reasonToDisable(endpoint, answer, now);
  if (why) await disable(tx, ctx, endpoint.id, why);
}

function reasonToDisable(endpoint: Endpoint, answer: Answer, now: Date): string | null {
  if (answer.ok) return null;
  if (answer.status === 410) return "it answered 410: gone";
  const since = endpoint.failing_since;
  if (since && now.getTime() - since.getTime() >= DISABLE_AFTER_MS)
    return "every attempt of five days failed";
  return null;
}

async function disable(tx: Tx, ctx: Ctx, endpointId: string, why: string): Promise<void> {
  await updateEndpoint(tx, ctx, endpointId, { disabled_at: ctx.clock.now(), disabled_because: why });
  await clearDeadline(tx, ctx, webhooksDue, endpointId);
  await record(tx, ctx, webhookDisabled, endpointId, { endpointId, why });
}

const updateEndpoint = (
  tx: Tx,
  ctx: Ctx,
  id: string,
  change: Partial<Pick<Endpoint, "sending_until" | "failing_since" | "disabled_at" | "disabled_because">>,
) =>
  tx
    .updateTable("webhook_endpoint")
    .set(change)
    .where("workspace_id", "=", ctx.workspaceId)
    .where("id", "=", id)
    .execute();
