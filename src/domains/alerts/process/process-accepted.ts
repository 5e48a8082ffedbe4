import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { after, hours } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { isPassing } from "#kernel/db/trouble";
import { setDeadline } from "#kernel/deadlines";
import { newId } from "#kernel/ids";
import { type Worker, work } from "#kernel/jobs";
import type { AlertRow } from "../alert-row.ts";
import { retentionDue } from "../deadlines.ts";
import { presentRaw } from "../intake/present-raw.ts";
import { readRules } from "../routing/rule-store.ts";
import { type Accepted, applyEvent, type Desk, deskKey } from "./apply-events.ts";
import { noChanges } from "./changes.ts";
import { processAcceptedEvents } from "./job.ts";
import { readStretch, type Stretch, type Unreadable } from "./read-stretch.ts";
import { takeInHand } from "./work-in-hand.ts";
import { writeChangeEvents, writeChanges } from "./write-changes.ts";

const ROWS_PER_STRETCH = 200;
const GATHER_MS = 20;

/**
 * Works off what was accepted, in the order of acceptance, until nothing waits. One job at a time does it for a
 * workspace on a node: a storm must not occupy the queue of the others, so further jobs leave their work to it.
 */
export const acceptedEventsWorker: Worker = work(processAcceptedEvents, async (ctx) => {
  const hand = takeInHand(ctx.jobs, ctx.workspaceId);
  if (!hand) return;
  try {
    while (hand.takeMore()) {
      await workOff(ctx);
      if (hand.isOld()) break;
      // In a storm the next events are already coming: a larger stretch of them costs hardly more than a small one.
      await sleep(GATHER_MS);
    }
  } finally {
    await hand.close();
  }
  if (hand.takeMore()) await workOff(ctx);
});

async function workOff(ctx: Ctx): Promise<void> {
  while (await workOffStretch(ctx));
}

/** False when this was all there was. */
async function workOffStretch(ctx: Ctx): Promise<boolean> {
  try {
    return await ctx.transaction((tx) => takeEffect(tx, ctx, ROWS_PER_STRETCH));
  } catch (error) {
    if (isPassing(error)) throw error;
    ctx.log.error({ err: error }, "a stretch of events could not be worked off; trying them one by one");
    await oneByOne(ctx);
    return true;
  }
}

/** One bad event must not hold up its neighbours: it is set aside, visibly, and the next one takes its turn. */
async function oneByOne(ctx: Ctx): Promise<void> {
  for (let left = ROWS_PER_STRETCH; left > 0; left--) {
    try {
      if (!(await ctx.transaction((tx) => takeEffect(tx, ctx, 1)))) return;
    } catch (error) {
      if (isPassing(error)) throw error;
      ctx.log.error({ err: error }, "an accepted event could not be worked off and is set aside");
      await ctx.transaction((tx) => setAside(tx, ctx, error));
    }
  }
}

/** Lets the next stretch take effect; false when nothing waits behind it. */
async function takeEffect(tx: Tx, ctx: Ctx, most: number): Promise<boolean> {
  const intake = await lockIntake(tx, ctx);
  const stretch = await readStretch(tx, ctx, intake.processed_seq, most);
  if (!stretch) return false;
  const desk: Desk = {
    newest: await readNewest(tx, ctx, stretch.alerts),
    rules: stretch.alerts.length > 0 ? await readRules(tx) : [],
    lastNumber: intake.last_number,
    changes: noChanges(),
  };
  for (const accepted of stretch.alerts) applyEvent(desk, accepted);
  await writeChanges(tx, ctx, desk.changes);
  await writeChangeEvents(tx, ctx, stretch.changes);
  for (const unreadable of stretch.unreadable) await writeUnreadable(tx, ctx, unreadable);
  await markHeardFrom(tx, stretch);
  await advance(tx, ctx, stretch.upTo, desk.lastNumber);
  return stretch.isFull;
}

/** The lock that keeps the events of a workspace in order, whichever node works on them. */
async function lockIntake(tx: Tx, ctx: Ctx): Promise<{ processed_seq: number; last_number: number }> {
  const inserted = await tx
    .insertInto("alert_intake")
    .values({ workspace_id: ctx.workspaceId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows)
    await setDeadline(tx, ctx, retentionDue, ctx.workspaceId, after(ctx.clock.now(), hours(24)));
  return tx
    .selectFrom("alert_intake")
    .select(["processed_seq", "last_number"])
    .where("workspace_id", "=", ctx.workspaceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

async function readNewest(tx: Tx, ctx: Ctx, alerts: readonly Accepted[]): Promise<Map<string, AlertRow>> {
  const keys = new Map(
    alerts.map(({ source, event }) => [deskKey(source.id, event.dedupKey), [source.id, event.dedupKey]]),
  );
  if (keys.size === 0) return new Map();
  const { rows } = await sql<AlertRow>`
    select newest.*
      from unnest(${[...keys.values()].map(([sourceId]) => sourceId)}::text[],
                  ${[...keys.values()].map(([, dedupKey]) => dedupKey)}::text[]) as k(source_id, dedup_key)
     cross join lateral (
       select * from alert a
        where a.workspace_id = ${ctx.workspaceId} and a.source_id = k.source_id and a.dedup_key = k.dedup_key
        order by a.number desc limit 1 for update
     ) newest`.execute(tx);
  return new Map(rows.map((row) => [deskKey(row.source_id, row.dedup_key), row]));
}

async function markHeardFrom(tx: Tx, { alerts, changes }: Stretch): Promise<void> {
  const lastHeard = new Map([...alerts, ...changes].map(({ source, at }) => [source.id, at]));
  for (const [id, at] of lastHeard)
    await tx.updateTable("alert_source").set({ last_event_at: at }).where("id", "=", id).execute();
}

const advance = (tx: Tx, ctx: Ctx, processedSeq: number, lastNumber?: number) =>
  tx
    .updateTable("alert_intake")
    .set({ processed_seq: processedSeq, ...(lastNumber !== undefined && { last_number: lastNumber }) })
    .where("workspace_id", "=", ctx.workspaceId)
    .execute();

async function setAside(tx: Tx, ctx: Ctx, error: unknown): Promise<void> {
  const intake = await lockIntake(tx, ctx);
  const row = await tx
    .selectFrom("accepted_event")
    .selectAll()
    .where("workspace_id", "=", ctx.workspaceId)
    .where("seq", ">", intake.processed_seq)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  if (!row) return;
  await writeUnreadable(tx, ctx, { sourceId: row.source_id, why: String(error), raw: row.raw });
  await advance(tx, ctx, row.seq);
}

const LONGEST_SAMPLE = 2048;

async function writeUnreadable(tx: Tx, ctx: Ctx, { sourceId, why, raw }: Unreadable): Promise<void> {
  await tx
    .insertInto("rejected_input")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"rejected-input">(),
      source_id: sourceId,
      reason: "not-processed",
      detail: presentRaw(Buffer.from(why), 500).text,
      size: raw.length,
      sample: presentRaw(raw, LONGEST_SAMPLE).text,
      received_at: ctx.clock.now(),
    })
    .execute();
}
