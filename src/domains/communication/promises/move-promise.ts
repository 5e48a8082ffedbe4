import { z } from "zod";
import { allow, audit } from "#domains/access";
import { incidentForPlan, writeEntry } from "#domains/incidents";
import { movePagePromise } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { pageChoice } from "../audiences/page-choice.ts";
import { readAudience } from "../audiences/read-audiences.ts";
import { authorOf } from "../author.ts";
import { customersAffected } from "../engine/clocks.ts";
import { moveProblem } from "../engine/standing.ts";
import { promiseMoved } from "../events.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { refuse } from "../refusals.ts";
import { texts } from "../texts.ts";
import type { Audience } from "../types.ts";
import { setDue, takeOpenPromises } from "./keep-promises.ts";
import { findPromise, type PromiseRow } from "./promise-row.ts";
import { type PromiseView, presentPromise } from "./read-promises.ts";

const MoveInput = z.object({
  promiseId: z.string(),
  dueAt: z.iso.datetime().transform((text) => new Date(text)),
  /** Shown on the status page to those who were promised. */
  reason: z.string().trim().min(3).max(2000),
});

/** Gives an open promise another time, with a reason that its readers see. Affected customers never wait beyond 60 minutes. */
export async function movePromise(ctx: Ctx, input: z.input<typeof MoveInput>): Promise<PromiseView> {
  allow(ctx, "communication.send");
  const { promiseId, dueAt, reason } = parse(MoveInput, input);
  return ctx.transaction(async (tx) => {
    const asked = await findPromise(tx, promiseId);
    await oneAtATime(tx, ctx, asked.incident_id);
    const audience = await readAudience(tx, asked.audience_id);
    const [open] = await takeOpenPromises(tx, ctx, asked.incident_id, asked.audience_id);
    if (open?.id !== promiseId) throw refuse("promise-closed");
    await refuseTooLate(tx, ctx, open, audience, dueAt);
    await writeMove(tx, ctx, open, dueAt, reason);
    await setDue(tx, ctx, open, dueAt);
    await showMove(tx, ctx, open, audience, { dueAt, reason });
    return presentPromise(tx, ctx, promiseId);
  });
}

async function refuseTooLate(
  tx: Tx,
  ctx: Ctx,
  open: PromiseRow,
  audience: Audience,
  to: Date,
): Promise<void> {
  const incident = await incidentForPlan(tx, open.incident_id);
  const problem = moveProblem({
    customerFacing: audience.customerFacing,
    customersAffected: customersAffected(incident.components),
    lastWordAt: await lastWordAt(tx, open, incident.declaredAt),
    now: ctx.clock.now(),
    to,
  });
  if (problem === "in-the-past") throw refuse("promise-in-the-past");
  if (problem === "beyond-sixty") throw refuse("promise-beyond-sixty", { audience: audience.name });
}

async function lastWordAt(tx: Tx, open: PromiseRow, declaredAt: Date): Promise<Date> {
  const row = await tx
    .selectFrom("message")
    .select(({ fn }) => fn.max("sent_at").as("at"))
    .where("incident_id", "=", open.incident_id)
    .where("audience_id", "=", open.audience_id)
    .executeTakeFirst();
  return row?.at ?? declaredAt;
}

async function writeMove(tx: Tx, ctx: Ctx, open: PromiseRow, to: Date, reason: string): Promise<void> {
  await tx
    .insertInto("promise_move")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"promise-move">(),
      promise_id: open.id,
      from_at: open.due_at,
      to_at: to,
      reason,
      moved_by: authorOf(ctx).label,
      moved_at: ctx.clock.now(),
    })
    .execute();
}

type Move = { dueAt: Date; reason: string };

async function showMove(tx: Tx, ctx: Ctx, open: PromiseRow, audience: Audience, { dueAt, reason }: Move) {
  const { incident_id: incidentId, audience_id: audienceId, due_at: from } = open;
  const times = { from: from.toISOString(), dueAt: dueAt.toISOString() };
  await audit(tx, ctx, "promise.move", { kind: "promise", id: open.id }, { ...times, reason });
  const text = texts("en")("timeline.moved", { audience: audience.name, reason });
  await writeEntry(tx, ctx, incidentId, { kind: "promise-moved", data: { text, ...times } });
  await record(tx, ctx, promiseMoved, open.id, { incidentId, audienceId, ...times });
  await movePagePromise(ctx.within(tx), { ...pageChoice(audience), incidentId, from, to: dueAt, reason });
}
