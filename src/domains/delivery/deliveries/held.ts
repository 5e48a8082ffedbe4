import { sql } from "kysely";
import { allow } from "#domains/access";
import { type Ctx, createCtx, type Runtime } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { WorkspaceId } from "#kernel/ids";
import { enqueue } from "#kernel/jobs";
import { accountFor } from "../accounts/account-for.ts";
import { channelOf } from "../address.ts";
import { deliverJobs, type Unit, unitId } from "../jobs.ts";
import type { Urgency } from "../purpose.ts";

export type HeldChannel = { channel: string; name: string; count: number; since: string; doNext: string };

/** What waits because its channel has no account yet. */
export async function listHeld(ctx: Ctx): Promise<HeldChannel[]> {
  allow(ctx, "delivery.read");
  const rows = await ctx.transaction((tx) =>
    tx
      .selectFrom("delivery")
      .select([
        "channel",
        (select) => select.fn.countAll<number>().as("n"),
        sql<Date>`min(held_at)`.as("since"),
      ])
      .where("workspace_id", "=", ctx.workspaceId)
      .where("held_at", "is not", null)
      .groupBy("channel")
      .execute(),
  );
  return rows.map(({ channel, n, since }) => ({
    channel,
    name: channelOf(ctx, channel)?.name ?? channel,
    count: Number(n),
    since: since.toISOString(),
    doNext:
      channel === "email"
        ? "Set SMTP_URL and MAIL_FROM and restart, or fill in an account under Settings → Channels."
        : "Fill in an account under Settings → Channels.",
  }));
}

/** Queues what was held on a channel, if the channel can be used now. Returns how many. */
export async function resumeHeld(tx: Tx, ctx: Ctx, channelKind: string): Promise<number> {
  const channel = channelOf(ctx, channelKind);
  if (!channel || !(await accountFor(tx, ctx, channel))) return 0;
  const rows = await tx
    .updateTable("delivery")
    .set({ state: "queued", state_reason: null, held_at: null, next_attempt_at: ctx.clock.now() })
    .where("workspace_id", "=", ctx.workspaceId)
    .where("channel", "=", channelKind)
    .where("held_at", "is not", null)
    .returning(["id", "broadcast_id", "chunk", "urgency"])
    .execute();
  const units = new Map(rows.map((row) => [unitId(unitOf(row)), row]));
  for (const row of units.values()) await enqueue(tx, ctx, deliverJobs[row.urgency], unitOf(row));
  return rows.length;
}

type UnitRow = { id: string; broadcast_id: string | null; chunk: number | null; urgency: Urgency };

const unitOf = ({ id, broadcast_id, chunk }: UnitRow): Unit =>
  broadcast_id === null ? { deliveryId: id } : { broadcastId: broadcast_id, chunk: chunk ?? 0 };

/** At the start of a node: a mail server may have been configured since. */
export async function resumeHeldEverywhere(runtime: Runtime): Promise<number> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`
    select workspace_id from ripplecast.workspaces_with_held_deliveries()`.execute(runtime.db.spanning);
  let resumed = 0;
  for (const { workspace_id } of rows) {
    const ctx = createCtx(runtime, workspace_id, { kind: "system", why: "start" });
    for (const { channel } of await listHeld(ctx))
      resumed += await ctx.transaction((tx) => resumeHeld(tx, ctx, channel));
  }
  return resumed;
}
