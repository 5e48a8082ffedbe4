import { createHash } from "node:crypto";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { Words } from "../message.ts";

/** The words as they are kept and hashed: fixed order, nothing left out silently. */
export const canonicalWords = (words: Words): string =>
  JSON.stringify({
    subject: words.subject,
    text: words.text,
    html: words.html ?? null,
    links: words.links.map(({ label, url }) => ({ label, url })),
    why: words.why ?? null,
    locale: words.locale,
  });

export const wordsHash = (words: Words): string =>
  createHash("sha256").update(canonicalWords(words)).digest("hex");

/** Keeps words once, however many were told them. */
export async function keepWords(tx: Tx, ctx: Ctx, words: ReadonlyMap<string, Words>): Promise<void> {
  if (words.size === 0) return;
  const created_at = ctx.clock.now();
  await tx
    .insertInto("said")
    .values(
      [...words].map(([id, one]) => ({
        workspace_id: ctx.workspaceId,
        id,
        words: canonicalWords(one),
        created_at,
      })),
    )
    .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing())
    .execute();
}
