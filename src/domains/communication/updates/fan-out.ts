import { setTimeout as sleep } from "node:timers/promises";
import { queueBroadcast } from "#domains/delivery";
import { subscribersFor } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { defineJob, enqueue, work } from "#kernel/jobs";
import { Components, type MessageRow } from "./message-row.ts";
import { INCIDENT_UPDATE } from "./purpose-name.ts";

type FanOut = { messageId: string; cursor: string | null };

/** Queues a message to the subscribers of its page, a chunk per job: memory and transactions stay small. */
export const fanOut = defineJob<FanOut>("communication.fan-out", { concurrency: 2 });

// Real time, not the product's: how long customers wait for Support's messages to be on their way.
const HEAD_START_CHECKS = 200;
const CHECK_EVERY_MS = 50;

/** A chunk and the job for the next one commit together, so a crash neither skips nor repeats anybody. */
export const fanOutWorker = work(fanOut, async (ctx: Ctx, { messageId, cursor }) => {
  if (cursor === null) await afterSupport(ctx, messageId);
  await ctx.transaction(async (tx) => {
    const row = await tx.selectFrom("message").selectAll().where("id", "=", messageId).executeTakeFirst();
    if (!row?.page_id) return;
    const about = { pageId: row.page_id, componentIds: affectedIds(row) };
    const { items, nextCursor } = await subscribersFor(ctx.within(tx), about, cursor);
    if (items.length > 0)
      await queueBroadcast(tx, ctx, {
        purpose: INCIDENT_UPDATE,
        subjectId: row.id,
        incidentId: row.incident_id,
        drill: await isDrill(tx, row),
        urgency: "bulk",
        idempotencyKey: `message/${row.id}/subscribers/${cursor ?? ""}`,
        recipients: items.map((one) => ({
          channel: one.channel,
          address: { address: one.address },
          subscriberId: one.subscriberId,
          reason: one.reason,
          locale: one.locale ?? row.locale,
          timeZone: one.timeZone,
        })),
      });
    if (nextCursor !== null) await enqueue(tx, ctx, fanOut, { messageId, cursor: nextCursor });
  });
});

/** Support hears first: its messages of the same update are handed over before customers' are queued. */
async function afterSupport(ctx: Ctx, messageId: string): Promise<void> {
  for (let check = 0; check < HEAD_START_CHECKS; check++) {
    if (!(await ctx.transaction((tx) => supportIsQueued(tx, messageId)))) return;
    await sleep(CHECK_EVERY_MS);
  }
}

async function supportIsQueued(tx: Tx, messageId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("message as m")
    .innerJoin("message as s", "s.update_id", "m.update_id")
    .innerJoin("delivery as d", "d.subject_id", "s.id")
    .select("d.id")
    .where("m.id", "=", messageId)
    .where("s.form", "=", "support")
    // Its first attempt: one that failed and waits for the next must not keep customers waiting.
    .where(({ or, and, eb }) =>
      or([eb("d.state", "=", "sending"), and([eb("d.state", "=", "queued"), eb("d.attempts", "=", 0)])]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const affectedIds = (row: MessageRow): string[] => Components.parse(row.components).map(({ id }) => id);

async function isDrill(tx: Tx, { incident_id }: MessageRow): Promise<boolean> {
  const row = await tx
    .selectFrom("incident")
    .select("drill")
    .where("id", "=", incident_id)
    .executeTakeFirst();
  return row?.drill ?? false;
}
