import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { Head, type SignedHead } from "./head.ts";
import type { LedgerLine } from "./lines.ts";

const PAGE = 1_000;

/** The whole ledger, line by line, for an auditor; `verifyLedger` checks it offline against published heads. */
export async function* exportLedger(ctx: Ctx): AsyncGenerator<LedgerLine> {
  allow(ctx, "audit.read");
  for (let after = 0; ; ) {
    const seal = await ctx.transaction((tx) => headRows(tx, ctx, after, 1).executeTakeFirst());
    if (!seal) break;
    after = Head.parse(JSON.parse(seal.head)).number;
    yield* await ctx.transaction((tx) => entryLines(tx, ctx, after));
    yield { kind: "seal", ...seal };
  }
  yield* await ctx.transaction((tx) => entryLines(tx, ctx, null));
  yield* wordLines(ctx);
}

/** The signed heads, oldest first, for publishing where we cannot change them; `after` skips those already published. */
export async function ledgerHeads(
  ctx: Ctx,
  options: { after?: number; limit?: number } = {},
): Promise<{ items: SignedHead[]; unsealed: number }> {
  allow(ctx, "audit.read");
  return ctx.transaction(async (tx) => ({
    items: await headRows(tx, ctx, options.after ?? 0, options.limit ?? PAGE).execute(),
    unsealed: await countUnsealed(tx, ctx),
  }));
}

const headRows = (tx: Tx, ctx: Ctx, after: number, limit: number) =>
  tx
    .selectFrom("ledger_seal as s")
    .innerJoin("ledger_key as k", (on) =>
      on.onRef("k.workspace_id", "=", "s.workspace_id").onRef("k.id", "=", "s.key_id"),
    )
    .select(["s.head", "s.hash", "s.signature", "k.public_key as publicKey"])
    .where("s.workspace_id", "=", ctx.workspaceId)
    .where("s.number", ">", after)
    .orderBy("s.number")
    .limit(limit);

async function countUnsealed(tx: Tx, ctx: Ctx): Promise<number> {
  const { n } = await tx
    .selectFrom("ledger_entry")
    .select((select) => select.fn.countAll<number>().as("n"))
    .where("workspace_id", "=", ctx.workspaceId)
    .where("seal_number", "is", null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function entryLines(tx: Tx, ctx: Ctx, seal: number | null): Promise<LedgerLine[]> {
  const rows = await tx
    .selectFrom("ledger_entry")
    .select(["body", "leaf", "place", "disclosed_sealed"])
    .where("workspace_id", "=", ctx.workspaceId)
    .where("seal_number", seal === null ? "is" : "=", seal)
    .orderBy("place")
    .orderBy("created_at")
    .execute();
  return rows.map(({ body, leaf, place, disclosed_sealed }) => ({
    kind: "entry",
    seal,
    place,
    body,
    leaf,
    disclosed: disclosed_sealed === null ? null : JSON.parse(ctx.secrets.open(disclosed_sealed)),
  }));
}

async function* wordLines(ctx: Ctx): AsyncGenerator<LedgerLine> {
  for (let after = ""; ; ) {
    const rows = await ctx.transaction((tx) =>
      tx
        .selectFrom("said")
        .select(["id", "words", "erased_at"])
        .where("workspace_id", "=", ctx.workspaceId)
        .where("id", ">", after)
        .orderBy("id")
        .limit(PAGE)
        .execute(),
    );
    for (const { id, words, erased_at } of rows)
      yield { kind: "words", hash: id, words: erased_at ? null : words };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}
