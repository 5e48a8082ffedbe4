import { z } from "zod";
import { addressesOf, type DataOf, type PersonalDataPart } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { presentAddress } from "../address.ts";
import { fillSlots } from "../message.ts";
import { eraseRecipient } from "./erase-recipient.ts";
import { type Recipient, sentTo } from "./sent-to.ts";

/** Everything sent to somebody and their inbox. */
export const deliveryPart: PersonalDataPart = {
  held: async (tx, ctx, person) => ({
    messagesReceived: await messagesTo(tx, ctx, await whole(tx, ctx, person)),
    inbox: await inboxOf(tx, person.id),
  }),
  async erase(tx, ctx, person) {
    await eraseRecipient(tx, ctx, await whole(tx, ctx, person));
  },
};

const whole = async (tx: Tx, ctx: Ctx, person: DataOf): Promise<Recipient> => ({
  personId: person.id,
  addresses: await addressesOf(tx, ctx, person),
});

/** What somebody was sent: address, words as they got them, and what came of it. */
export type ReceivedMessage = {
  id: string;
  purpose: string;
  channel: string;
  address: string | null;
  reason: string;
  state: string;
  stateReason: string | null;
  createdAt: Date;
  sentAt: Date | null;
  deliveredAt: Date | null;
  subject: string | null;
  text: string | null;
};

/** Oldest first. */
export async function messagesTo(tx: Tx, ctx: Ctx, recipient: Recipient): Promise<ReceivedMessage[]> {
  const rows = await sentTo(tx, ctx, recipient)
    .leftJoin("said as s", (on) =>
      on.onRef("s.workspace_id", "=", "d.workspace_id").onRef("s.id", "=", "d.words_hash"),
    )
    .selectAll("d")
    .select("s.words")
    .orderBy("d.created_at")
    .orderBy("d.id")
    .execute();
  const slots = await slotsOf(
    tx,
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    purpose: row.purpose,
    channel: row.channel,
    address: presentAddress(ctx, row.channel, row.address_sealed),
    reason: row.reason,
    state: row.state,
    stateReason: row.state_reason,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    ...wordsFor(row.words, slots.get(row.id) ?? {}),
  }));
}

const Said = z.object({ subject: z.string(), text: z.string() });
const Disclosed = z.object({ slots: z.record(z.string(), z.string()) });
type Slots = Record<string, string>;

function wordsFor(
  words: string | null,
  slots: Slots,
): { subject: string; text: string } | { subject: null; text: null } {
  if (words === null) return { subject: null, text: null };
  const { subject, text } = Said.parse(JSON.parse(words));
  return { subject: filled(subject, slots), text: filled(text, slots) };
}

// A slot that only fills addresses was never written down: see the ledger.
const filled = (text: string, slots: Slots): string =>
  fillSlots(text, new Proxy(slots, { get: (known, name) => known[String(name)] ?? `{${String(name)}}` }));

/** What filled the slots, from the ledger's disclosed part. */
async function slotsOf(tx: Tx, ctx: Ctx, deliveryIds: readonly string[]): Promise<Map<string, Slots>> {
  const slots = new Map<string, Slots>();
  for (let at = 0; at < deliveryIds.length; at += 1_000) {
    const rows = await tx
      .selectFrom("ledger_entry")
      .select(["delivery_id", "disclosed_sealed"])
      .where("workspace_id", "=", ctx.workspaceId)
      .where("delivery_id", "in", deliveryIds.slice(at, at + 1_000))
      .where("disclosed_sealed", "is not", null)
      .orderBy("created_at")
      .execute();
    for (const { delivery_id, disclosed_sealed } of rows)
      if (disclosed_sealed)
        slots.set(delivery_id, Disclosed.parse(JSON.parse(ctx.secrets.open(disclosed_sealed))).slots);
  }
  return slots;
}

const inboxOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom("inbox_item")
    .select(["subject", "body", "created_at as at", "read_at as readAt"])
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .execute();
