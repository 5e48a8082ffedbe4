import { sql } from "kysely";
import { queueBroadcast } from "#domains/delivery";
import type { Ctx } from "#kernel/ctx";
import { expect, minutes, test, type World } from "#world";
import { plainPurpose } from "../../../../test/world/plain-purpose.ts";
import { WINDOW } from "./claim.ts";
import { deliver } from "./deliver.ts";

const RECIPIENTS = 120;

/** Queues a broadcast whose only chunk no worker knows of: this test does the work, and dies at it. */
const queueUnnoticed = (world: World): Promise<string> =>
  world.ctx.transaction(async (tx) => {
    const { broadcastId } = await queueBroadcast(tx, world.ctx, {
      purpose: "test.plain",
      subjectId: "update",
      urgency: "bulk",
      drill: false,
      idempotencyKey: "update",
      recipients: Array.from({ length: RECIPIENTS }, (_, at) => ({
        channel: "email",
        address: { address: `reader${at}@example.com` },
        reason: "subscribed",
        locale: "en",
        timeZone: null,
      })),
    });
    await sql`delete from pgboss.job where name = 'delivery.bulk'`.execute(tx);
    return broadcastId;
  });

/** A process that dies before its n-th transaction. */
function dyingAt(ctx: Ctx, last: number): Ctx {
  let count = 0;
  return {
    ...ctx,
    transaction: (fn) => (++count >= last ? Promise.reject(new Error("killed")) : ctx.transaction(fn)),
  };
}

const messageIds = (world: World) => world.mail.mails.map(({ parsed }) => parsed.messageId);

test("a process that dies after handing over repeats one window at most, with the same Message-IDs", async ({
  world,
}) => {
  world.delivery.purposes = [plainPurpose()];
  const broadcastId = await queueUnnoticed(world);
  await expect(deliver(dyingAt(world.ctx, 2), "bulk", { broadcastId, chunk: 0 })).rejects.toThrow("killed");
  expect(world.mail.mails).toHaveLength(WINDOW);
  const before = new Set(messageIds(world));
  await world.wait(minutes(1));
  const after = messageIds(world);
  expect(after).toHaveLength(RECIPIENTS + WINDOW);
  expect(new Set(after).size).toBe(RECIPIENTS);
  const repeated = after.filter((id, at) => after.indexOf(id) !== at);
  expect(new Set(repeated)).toEqual(before);
  const attempts = await world.sql<{ outcome: string | null; n: number }>(
    "select outcome, count(*)::int as n from delivery_attempt group by outcome order by outcome",
  );
  expect(attempts).toEqual([
    { outcome: "sent", n: RECIPIENTS },
    { outcome: null, n: WINDOW },
  ]);
});

test("while a process is still sending, nobody else sends the same", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  const broadcastId = await queueUnnoticed(world);
  await expect(deliver(dyingAt(world.ctx, 2), "bulk", { broadcastId, chunk: 0 })).rejects.toThrow("killed");
  await deliver(world.ctx, "bulk", { broadcastId, chunk: 0 });
  expect(world.mail.mails).toHaveLength(RECIPIENTS);
  expect(new Set(messageIds(world)).size).toBe(RECIPIENTS);
});

/** A database that goes away after the n-th transaction began, for so many tries; the last of them commits unheard. */
function databaseAway(ctx: Ctx, nth: number, tries: number): Ctx {
  let count = 0;
  const gone = Object.assign(new Error("terminating connection"), { code: "57P01" });
  return {
    ...ctx,
    async transaction(fn) {
      const at = ++count - nth;
      if (at < 0 || at >= tries) return ctx.transaction(fn);
      if (at === tries - 1) await ctx.transaction(fn);
      throw gone;
    },
  };
}

test("a database that goes away after the hand-over costs neither a repeat nor a second entry in the ledger", async ({
  world,
}) => {
  world.delivery.purposes = [plainPurpose()];
  const broadcastId = await queueUnnoticed(world);
  await deliver(databaseAway(world.ctx, 2, 3), "bulk", { broadcastId, chunk: 0 });
  await world.wait(minutes(1));
  expect(world.mail.mails).toHaveLength(RECIPIENTS);
  expect(await world.sql("select count(*)::int as n from ledger_entry")).toEqual([{ n: RECIPIENTS }]);
});
