import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { isPassing } from "#kernel/db/trouble";
import { clearDeadline, setDeadline, whenDue } from "#kernel/deadlines";
import { enqueue, type Worker, work } from "#kernel/jobs";
import { deliverJobs, lookAgain, type Unit, unitId } from "../jobs.ts";
import { type Urgency, urgencies } from "../purpose.ts";
import { deliveryRetention } from "../retention.ts";
import { claimDue, type DeliveryRow, leaseEnd, leaseMs, nextLook, WINDOW } from "./claim.ts";
import { type Decision, decide } from "./decide.ts";
import { handOver } from "./hand-over.ts";
import { postpone, writeDecisions } from "./prepare.ts";
import { recordOutcomes } from "./record.ts";

/** The jobs that send, for `main/jobs.ts`. */
export const deliveryWorkers: readonly Worker[] = urgencies.map((urgency) =>
  work(deliverJobs[urgency], (ctx, unit) => deliver(ctx, urgency, unit)),
);

/** Queues a unit again whose retry is due or whose sender died, and cleans up; for `main/deadlines.ts`. */
export const deliveryDeadlines = [
  whenDue(lookAgain, (ctx, { detail }) => {
    const { urgency, ...unit } = detail as { urgency: Urgency } & Unit; // written only by `plan`
    return ctx.transaction((tx) => enqueue(tx, ctx, deliverJobs[urgency], unit));
  }),
  deliveryRetention,
];

/** Sends whatever of a unit is due: claim, ask again, hand over, record; window by window. */
export async function deliver(ctx: Ctx, urgency: Urgency, unit: Unit): Promise<void> {
  for (;;) {
    const leasedUntil = performance.now() + leaseMs(urgency);
    const claimed = await claim(ctx, urgency, unit);
    const results = await handOver(ctx, urgency, claimed.toSend);
    const wasLast = claimed.count < WINDOW;
    if (claimed.toSend.length > 0 || wasLast)
      await tryUntil(leasedUntil, () =>
        ctx.transaction(async (tx) => {
          await recordOutcomes(tx, ctx.within(tx), results);
          if (wasLast) await plan(tx, ctx, urgency, unit);
        }),
      );
    if (wasLast) return;
  }
}

const TRY_AGAIN_MS = 200;

/**
 * Only we know what was handed over: as long as nobody else may send it, we wait for a database that went away,
 * because otherwise the whole window is sent once more.
 */
async function tryUntil(until: number, write: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isPassing(error) || performance.now() + TRY_AGAIN_MS > until) throw error;
      await sleep(TRY_AGAIN_MS);
    }
  }
}

type Claimed = { count: number; toSend: (Extract<Decision, { to: "send" }> & { attemptId: string })[] };

async function claim(ctx: Ctx, urgency: Urgency, unit: Unit): Promise<Claimed> {
  try {
    return await ctx.transaction(async (tx) => {
      const rows = await claimDue(tx, ctx, unit);
      if (rows.length === 0) return { count: 0, toSend: [] };
      const toSend = await writeDecisions(tx, ctx, urgency, await decide(tx, ctx, rows));
      if (toSend.length > 0) await lookAgainAt(tx, ctx, urgency, unit, leaseEnd(urgency, ctx.clock.now()));
      return { count: rows.length, toSend };
    });
  } catch (error) {
    ctx.log.error({ err: error, unit: unitId(unit) }, "deliveries could not be prepared; trying again later");
    return { count: await putOff(ctx, urgency, unit), toSend: [] };
  }
}

// Whatever a purpose stumbles over must not keep its deliveries from ever being looked at again.
const putOff = (ctx: Ctx, urgency: Urgency, unit: Unit): Promise<number> =>
  ctx.transaction(async (tx) => {
    const rows: DeliveryRow[] = await claimDue(tx, ctx, unit);
    await postpone(tx, ctx, urgency, rows);
    return rows.length;
  });

async function plan(tx: Tx, ctx: Ctx, urgency: Urgency, unit: Unit): Promise<void> {
  const at = await nextLook(tx, ctx, unit);
  if (at) await lookAgainAt(tx, ctx, urgency, unit, at);
  else await clearDeadline(tx, ctx, lookAgain, unitId(unit));
}

const lookAgainAt = (tx: Tx, ctx: Ctx, urgency: Urgency, unit: Unit, at: Date) =>
  setDeadline(tx, ctx, lookAgain, unitId(unit), at, { urgency, ...unit });
