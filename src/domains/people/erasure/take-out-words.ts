import { sql } from "kysely";
import { z } from "zod";
import { ERASED } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { defineJob, work } from "#kernel/jobs";
import { wordsErased } from "../events.ts";
import { patternsFor } from "./patterns.ts";

export const takeOutWords = defineJob<{ erasureId: string }>("people.take-out-words", { concurrency: 1 });

const Words = z.array(z.string());

/** For `main/jobs.ts`. A table at a time: a name in a long history must not keep anybody waiting. */
export const takeOutWordsWorker = work(takeOutWords, async (ctx, { erasureId }) => {
  const erasure = await ctx.transaction((tx) =>
    tx.selectFrom("erasure").selectAll().where("id", "=", erasureId).executeTakeFirst(),
  );
  if (!erasure?.words_sealed) return;
  const words = Words.parse(JSON.parse(ctx.secrets.open(erasure.words_sealed)));
  for (const table of await tablesWithWords(ctx)) await redact(ctx, table, words);
  await ctx.transaction(async (tx) => {
    await tx
      .updateTable("erasure")
      .set({ words_sealed: null, finished_at: ctx.clock.now() })
      .where("id", "=", erasureId)
      .execute();
    await record(tx, ctx, wordsErased, erasure.subject_id, { subjectKind: erasure.subject_kind });
  });
});

async function tablesWithWords(ctx: Ctx): Promise<string[]> {
  const { rows } = await ctx.transaction((tx) =>
    sql<{ name: string }>`select name from ripplecast.tables_with_words()`.execute(tx),
  );
  return rows.map(({ name }) => name);
}

async function redact(ctx: Ctx, table: string, words: readonly string[]): Promise<void> {
  const patterns = patternsFor(words);
  if (patterns.length === 0) return;
  await ctx.transaction((tx) =>
    sql`select ripplecast.redact(${ctx.workspaceId}, ${table}, ${JSON.stringify(patterns)}::jsonb,
      ${ERASED}, ${ctx.clock.now()})`.execute(tx),
  );
}
