import { sql } from "kysely";
import { after, hours } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { Json } from "#kernel/db/tables";
import { actorId } from "./audit.ts";
import { refuse } from "./refusals.ts";

export type Answer = { status: number; body: Json | null };

const KEPT_FOR = hours(24);
const SWEPT_AT_ONCE = 200;

/**
 * Runs `act` at most once per idempotency key. The answer is stored in the transaction of the change itself, so
 * there is no moment in which one exists without the other. A refusal stores nothing: nothing happened.
 *
 * @param request the method, path and body, as one text: the same key with another request is refused
 */
export async function answerOnce(
  ctx: Ctx,
  key: string,
  request: string,
  act: (ctx: Ctx) => Promise<Answer>,
): Promise<Answer & { repeated: boolean }> {
  const id = ctx.secrets.keyedHash("idempotency-key", `${ctx.actor.kind}\n${actorId(ctx.actor)}\n${key}`);
  const requestHash = ctx.secrets.keyedHash("idempotency-request", request);
  return ctx.transaction(async (tx) => {
    await refuseConcurrent(tx, ctx.workspaceId + id);
    const given = await givenAnswer(tx, ctx, id, requestHash);
    if (given) return { ...given, repeated: true };
    const answer = await act(ctx.within(tx));
    await keep(tx, ctx, { id, requestHash, answer });
    return { ...answer, repeated: false };
  });
}

/** The lock ends with the transaction, also when the process dies. */
async function refuseConcurrent(tx: Tx, name: string): Promise<void> {
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as got
  `.execute(tx);
  if (!rows[0]?.got) throw refuse("idempotency-key-busy");
}

async function givenAnswer(tx: Tx, ctx: Ctx, id: string, requestHash: string): Promise<Answer | null> {
  const row = await tx
    .selectFrom("idempotency_key")
    .select(["request_hash", "status", "answer"])
    .where("id", "=", id)
    .where("expires_at", ">", ctx.clock.now())
    .executeTakeFirst();
  if (!row) return null;
  if (row.request_hash !== requestHash) throw refuse("idempotency-key-taken");
  return { status: row.status, body: opened(ctx, row.answer) };
}

const opened = (ctx: Ctx, stored: Json): Json =>
  typeof stored === "string" ? JSON.parse(ctx.secrets.open(stored)) : null;

type Kept = { id: string; requestHash: string; answer: Answer };

async function keep(tx: Tx, ctx: Ctx, { id, requestHash, answer }: Kept): Promise<void> {
  const now = ctx.clock.now();
  await sql`
    delete from idempotency_key where workspace_id = ${ctx.workspaceId} and id in (
      select id from idempotency_key where expires_at <= ${now} limit ${SWEPT_AT_ONCE} for update skip locked
    )
  `.execute(tx);
  const values = {
    request_hash: requestHash,
    status: answer.status,
    // Sealed: an answer may hold what is shown only once, such as the link of an invitation.
    answer: answer.body === null ? null : JSON.stringify(ctx.secrets.seal(JSON.stringify(answer.body))),
    created_at: now,
    expires_at: after(now, KEPT_FOR),
  };
  await tx
    .insertInto("idempotency_key")
    .values({ workspace_id: ctx.workspaceId, id, ...values })
    .onConflict((row) => row.columns(["workspace_id", "id"]).doUpdateSet(values))
    .execute();
}
