import { hash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { leafHash } from "./merkle.ts";

/** What the ledger says happened to one delivery. Everything personal goes in as a commitment only. */
export type LedgerFact = {
  deliveryId: string;
  purpose: string;
  subjectId: string;
  incidentId: string | null;
  channel: string;
  drill: boolean;
  attempt: number;
  /** `sent` means that the provider took it, and never more. */
  outcome: "sent" | "later" | "never" | "suppressed" | "cancelled" | "skipped" | "delivered";
  at: Date;
  messageId: string | null;
  disclosed: Disclosed;
};

/** Stands beside the entry, encrypted, and may be erased without breaking the chain. */
export type Disclosed = {
  /** As the channel presents it. */
  address: string | null;
  personId: string | null;
  subscriberId: string | null;
  /** Hash of the shared words; they are kept once under it. */
  wordsHash: string | null;
  slots: Readonly<Record<string, string>>;
  /** What the provider said, or why it was not sent. */
  says: string | null;
};

/** A hash that binds us to a value without showing it: whoever lacks the random key learns nothing by guessing. */
const commit = (key: string, name: string, value: unknown): string =>
  hash("sha256", `${key}\n${name}\n${JSON.stringify(value)}`, "base64url");

/** The commitments of an entry, by name: what a verifier recomputes from the disclosed part. */
export const commitments = (key: string, disclosed: Disclosed): Record<string, string> => {
  const { address, personId, subscriberId, wordsHash, slots, says } = disclosed;
  return {
    recipient: commit(key, "recipient", [address, personId, subscriberId]),
    words: commit(key, "words", [wordsHash, slots]),
    says: commit(key, "says", says),
  };
};

/** The sealed text of an entry: canonical JSON, never rewritten. */
export const entryBody = (id: string, fact: LedgerFact, key: string): string =>
  JSON.stringify({
    v: 1,
    id,
    at: fact.at.toISOString(),
    deliveryId: fact.deliveryId,
    purpose: fact.purpose,
    subjectId: fact.subjectId,
    incidentId: fact.incidentId,
    channel: fact.channel,
    drill: fact.drill,
    attempt: fact.attempt,
    outcome: fact.outcome,
    messageId: fact.messageId,
    committed: commitments(key, fact.disclosed),
  });

/** Appends entries in the caller's transaction; a sealer chains them about a second later. */
export async function appendToLedger(tx: Tx, ctx: Ctx, facts: readonly LedgerFact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => {
    const id = newId<"ledger-entry">();
    const key = randomBytes(16).toString("base64url");
    const body = entryBody(id, fact, key);
    return {
      id,
      delivery_id: fact.deliveryId,
      body,
      leaf: leafHash(body),
      disclosed_sealed: ctx.secrets.seal(JSON.stringify({ key, ...fact.disclosed })),
    };
  });
  await sql`
    insert into ledger_entry (workspace_id, id, delivery_id, body, leaf, disclosed_sealed, created_at)
    select ${ctx.workspaceId}, r.id, r.delivery_id, r.body, r.leaf, r.disclosed_sealed, ${ctx.clock.now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, delivery_id text, body text, leaf text,
      disclosed_sealed text)`.execute(tx);
}
