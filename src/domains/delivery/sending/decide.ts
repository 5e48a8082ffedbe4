import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { AnySettings } from "#kernel/fields";
import type { Id } from "#kernel/ids";
import { type Account, accountFor } from "../accounts/account-for.ts";
import { channelOf, openAddress } from "../address.ts";
import type { AnyChannel } from "../channel.ts";
import { type Message, messageFor } from "../message.ts";
import { deliveryParts } from "../parts.ts";
import type { DeliveryId, PendingDelivery, Purpose, Rendered } from "../purpose.ts";
import type { DeliveryRow } from "./claim.ts";
import { wordsHash } from "./said.ts";

/** What is done with a claimed delivery. Only `send` leaves the machine. */
export type Decision = { row: DeliveryRow } & (
  | {
      to: "send";
      channel: AnyChannel;
      account: Account;
      address: AnySettings;
      message: Message;
      wordsHash: string;
    }
  | { to: "hold" }
  | { to: "stop"; state: "failed" | "suppressed" | "cancelled"; why: string }
  | { to: "skip"; message: Message; wordsHash: string }
);

type Sendable = { row: DeliveryRow; channel: AnyChannel; account: Account | null; address: AnySettings };

/** Asks everything there is to ask just before sending: possible, permitted, still wanted, and in which words. */
export async function decide(tx: Tx, ctx: Ctx, rows: readonly DeliveryRow[]): Promise<Decision[]> {
  const suppressed = await suppressedReasons(tx, ctx, rows);
  const accounts = await accountsFor(tx, ctx, rows);
  const sorted = rows.map((row) => possible(ctx, row, suppressed, accounts));
  const sendable = sorted.filter((one): one is Sendable => "channel" in one);
  const stopped = sorted.filter((one): one is Decision => !("channel" in one));
  return [...stopped, ...(await worded(ctx.within(tx), sendable))];
}

function possible(
  ctx: Ctx,
  row: DeliveryRow,
  suppressed: ReadonlyMap<string, string>,
  accounts: ReadonlyMap<string, Account | null>,
): Sendable | Decision {
  const channel = channelOf(ctx, row.channel);
  if (!channel) return { row, to: "stop", state: "failed", why: `there is no channel ${row.channel}` };
  if (row.address_sealed === null)
    return { row, to: "stop", state: "cancelled", why: "the recipient was erased" };
  const reason = suppressed.get(`${row.channel}/${row.address_key}`);
  if (reason !== undefined) return { row, to: "stop", state: "suppressed", why: reason };
  const account = accounts.get(row.channel) ?? null;
  if (!account && !row.drill) return { row, to: "hold" };
  return { row, channel, account, address: openAddress(ctx, row.address_sealed) };
}

async function worded(ctx: Ctx, sendable: readonly Sendable[]): Promise<Decision[]> {
  const byPurpose = Map.groupBy(sendable, ({ row }) => row.purpose);
  const decisions: Decision[] = [];
  for (const [kind, group] of byPurpose)
    decisions.push(...(await wordedFor(ctx, purposeOf(ctx, kind), group)));
  return decisions;
}

async function wordedFor(ctx: Ctx, purpose: Purpose, group: readonly Sendable[]): Promise<Decision[]> {
  const unwanted = await purpose.unwanted(
    ctx,
    group.map(({ row }) => pending(row)),
  );
  const wanted = group.filter(({ row }) => !unwanted.has(row.id as DeliveryId));
  const rendered =
    wanted.length > 0
      ? await purpose.render(
          ctx,
          wanted.map(({ row }) => pending(row)),
        )
      : new Map();
  const host = hostOf(ctx);
  const hashes = new Map<object, string>();
  return group.map((one): Decision => {
    const why = unwanted.get(one.row.id as DeliveryId);
    if (why !== undefined) return { row: one.row, to: "stop", state: "cancelled", why };
    return inWords(one, wordsOf(purpose, rendered, one.row), host, hashes);
  });
}

function inWords(
  one: Sendable,
  { words, slots }: Rendered,
  host: string,
  hashes: Map<object, string>,
): Decision {
  const { row, channel, account, address } = one;
  const hash = hashes.get(words) ?? wordsHash(words);
  hashes.set(words, hash);
  const message = messageFor(words, slots ?? {}, row.id, `<${row.id}@${host}>`);
  if (row.drill || !account) return { row, to: "skip", message, wordsHash: hash };
  return { row, to: "send", channel, account, address, message, wordsHash: hash };
}

function wordsOf(purpose: Purpose, rendered: ReadonlyMap<DeliveryId, Rendered>, row: DeliveryRow): Rendered {
  const found = rendered.get(row.id as DeliveryId);
  if (!found) throw new Error(`${purpose.kind} rendered nothing for the delivery ${row.id}`);
  return found;
}

export const hostOf = (ctx: Pick<Ctx, "publicUrl">): string => new URL(ctx.publicUrl).hostname;

function purposeOf(ctx: Ctx, kind: string): Purpose {
  const purpose = ctx.use(deliveryParts).purposes.find((one) => one.kind === kind);
  if (!purpose) throw new Error(`the purpose ${kind} is not registered`);
  return purpose;
}

async function suppressedReasons(
  tx: Tx,
  ctx: Ctx,
  rows: readonly DeliveryRow[],
): Promise<Map<string, string>> {
  const found = await tx
    .selectFrom("suppression")
    .select(["channel", "address_key", "reason"])
    .where("workspace_id", "=", ctx.workspaceId)
    .where("channel", "in", [...new Set(rows.map((row) => row.channel))])
    .where(
      "address_key",
      "in",
      rows.map((row) => row.address_key),
    )
    .where("lifted_at", "is", null)
    .execute();
  return new Map(found.map((row) => [`${row.channel}/${row.address_key}`, row.reason]));
}

async function accountsFor(
  tx: Tx,
  ctx: Ctx,
  rows: readonly DeliveryRow[],
): Promise<Map<string, Account | null>> {
  const accounts = new Map<string, Account | null>();
  for (const kind of new Set(rows.map((row) => row.channel))) {
    const channel = channelOf(ctx, kind);
    if (channel) accounts.set(kind, await accountFor(tx, ctx, channel));
  }
  return accounts;
}

export const pending = (row: DeliveryRow): PendingDelivery => ({
  id: row.id as DeliveryId,
  subjectId: row.subject_id,
  incidentId: row.incident_id,
  broadcastId: row.broadcast_id,
  channel: row.channel,
  personId: row.person_id as Id<"person"> | null,
  subscriberId: row.subscriber_id,
  reason: row.reason,
  locale: row.locale,
  timeZone: row.time_zone,
  drill: row.drill,
  detail: row.detail as Record<string, string>, // written only by queueDelivery and queueBroadcast
});
