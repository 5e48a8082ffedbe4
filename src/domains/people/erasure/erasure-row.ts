import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { enqueue } from "#kernel/jobs";
import { takeOutWords } from "./take-out-words.ts";

export type ErasureSubject = { kind: "person" | "subscriber"; id: string };

/**
 * Queues the second half of an erasure: taking the words that name somebody out of every text of the workspace. They
 * are kept, encrypted, only until that is done.
 */
export async function beginErasure(
  tx: Tx,
  ctx: Ctx,
  subject: ErasureSubject,
  words: readonly string[],
): Promise<void> {
  const id = newId<"erasure">();
  await tx
    .insertInto("erasure")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      subject_kind: subject.kind,
      subject_id: subject.id,
      words_sealed: ctx.secrets.seal(JSON.stringify(await nobodyElses(tx, words))),
      started_at: ctx.clock.now(),
    })
    .execute();
  await enqueue(tx, ctx, takeOutWords, { erasureId: id });
}

/** Without addresses that somebody still here has too: a shared mailbox must keep working for the others. */
async function nobodyElses(tx: Tx, words: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  for (const word of words) {
    const { rows } = await sql`select 1 from person where lower(email) = lower(${word}) union all
      select 1 from contact_method where position(lower(${word}) in lower(address::text)) > 0 limit 1`.execute(
      tx,
    );
    if (rows.length === 0) kept.push(word);
  }
  return kept;
}
