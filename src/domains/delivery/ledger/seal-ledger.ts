import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { armRetention } from "../retention.ts";
import { Head, headHash, headText, newKeyPair, signText } from "./head.ts";
import { leafHash, merkleRoot } from "./merkle.ts";

/** Entries per seal; whatever is more goes into the next one at once. */
const MOST = 5_000;

/**
 * Chains what was appended since the last seal: one Merkle root, the previous head's hash, a signature. One node does
 * it at a time; a node that finds another at work leaves it to that one. Returns how many entries were sealed.
 */
export async function sealLedger(ctx: Ctx): Promise<number> {
  for (let total = 0; ; ) {
    const sealed = await ctx.transaction((tx) => sealOnce(tx, ctx));
    total += sealed;
    if (sealed < MOST) return total;
  }
}

async function sealOnce(tx: Tx, ctx: Ctx): Promise<number> {
  if (!(await lock(tx, ctx))) return 0;
  const entries = await unsealed(tx, ctx);
  if (entries.length === 0) return 0;
  const key = await signingKey(tx, ctx);
  const previous = await newestSeal(tx, ctx);
  const head = headText({
    v: 1,
    workspaceId: ctx.workspaceId,
    number: (previous?.number ?? 0) + 1,
    previous: previous?.hash ?? null,
    entries: entries.length,
    total: (previous?.total ?? 0) + entries.length,
    root: merkleRoot(entries.map(({ body }) => leafHash(body))),
    at: ctx.clock.now().toISOString(),
    keyId: key.id,
  });
  await insertSeal(tx, ctx, head, signText(head, ctx.secrets.open(key.private_key_sealed)));
  await placeEntries(
    tx,
    ctx,
    (previous?.number ?? 0) + 1,
    entries.map(({ id }) => id),
  );
  await armRetention(tx, ctx);
  return entries.length;
}

async function lock(tx: Tx, ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`ledger/${ctx.workspaceId}`}, 0)) as locked`.execute(
    tx,
  );
  return rows[0]?.locked === true;
}

const unsealed = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom("ledger_entry")
    .select(["id", "body"])
    .where("workspace_id", "=", ctx.workspaceId)
    .where("seal_number", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .limit(MOST)
    .execute();

async function newestSeal(
  tx: Tx,
  ctx: Ctx,
): Promise<{ number: number; hash: string; total: number } | undefined> {
  const row = await tx
    .selectFrom("ledger_seal")
    .select(["number", "hash", "head"])
    .where("workspace_id", "=", ctx.workspaceId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { number: row.number, hash: row.hash, total: Head.parse(JSON.parse(row.head)).total };
}

async function signingKey(tx: Tx, ctx: Ctx): Promise<{ id: string; private_key_sealed: string }> {
  const found = await tx
    .selectFrom("ledger_key")
    .select(["id", "private_key_sealed"])
    .where("workspace_id", "=", ctx.workspaceId)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (found) return found;
  const pair = newKeyPair();
  const made = { id: newId<"ledger-key">(), private_key_sealed: ctx.secrets.seal(pair.privateKey) };
  await tx
    .insertInto("ledger_key")
    .values({
      workspace_id: ctx.workspaceId,
      ...made,
      public_key: pair.publicKey,
      created_at: ctx.clock.now(),
    })
    .execute();
  return made;
}

async function insertSeal(tx: Tx, ctx: Ctx, head: string, signature: string): Promise<void> {
  const { number, entries, keyId } = Head.parse(JSON.parse(head));
  await tx
    .insertInto("ledger_seal")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"ledger-seal">(),
      number,
      head,
      hash: headHash(head),
      signature,
      key_id: keyId,
      entries,
      sealed_at: ctx.clock.now(),
    })
    .execute();
}

async function placeEntries(tx: Tx, ctx: Ctx, number: number, ids: readonly string[]): Promise<void> {
  await sql`
    update ledger_entry set seal_number = ${number}, place = p.place - 1
    from unnest(${ids as string[]}::text[]) with ordinality as p (id, place)
    where ledger_entry.workspace_id = ${ctx.workspaceId} and ledger_entry.id = p.id`.execute(tx);
}
