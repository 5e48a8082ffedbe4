import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { enqueue } from "#kernel/jobs";
import { ownWords } from "./own-words.ts";
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
      words_sealed: ctx.secrets.seal(JSON.stringify(await nobodyElses(tx, ctx, words))),
      started_at: ctx.clock.now(),
    })
    .execute();
  await enqueue(tx, ctx, takeOutWords, { erasureId: id });
}

/**
 * Without addresses that somebody still here has too, that messages are sent to or from, or that readers are told to
 * write to; and without the product's own words, which anybody could have given as their address.
 */
async function nobodyElses(tx: Tx, ctx: Ctx, words: readonly string[]): Promise<string[]> {
  const isOurs = await ownWords(tx, ctx);
  const kept: string[] = [];
  for (const word of words) {
    if (isOurs(word)) continue;
    const { rows } = await sql`with given(word) as (select lower(${word}))
      select 1 from person, given where lower(email) = word union all
      select 1 from contact_method, given where position(word in lower(address::text)) > 0 union all
      select 1 from audience_member, given where position(word in lower(address::text)) > 0 union all
      select 1 from channel_account, given where position(word in lower(settings::text)) > 0 union all
      select 1 from status_page, given where position(word in lower(support_url)) > 0 limit 1`.execute(tx);
    if (rows.length === 0) kept.push(word);
  }
  return kept;
}
