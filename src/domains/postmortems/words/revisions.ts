import { z } from "zod";
import { authorColumns } from "#domains/incidents";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import type { Section, Version } from "../types.ts";
import { wordsHash } from "./sections.ts";

export type Revision = { revision: number; sections: Section[]; hash: string; writtenAt: Date };

const Sections = z.array(z.object({ key: z.string(), body: z.string() }));

/** The words as they stand now. */
export async function currentRevision(tx: Tx, postmortemId: string, version: Version): Promise<Revision> {
  const row = await tx
    .selectFrom("postmortem_revision")
    .selectAll()
    .where("postmortem_id", "=", postmortemId)
    .where("version", "=", version)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return toRevision(row);
}

/** The words of one revision, for example of the one that was published. */
export async function readRevision(
  tx: Tx,
  postmortemId: string,
  version: Version,
  revision: number,
): Promise<Revision> {
  const row = await tx
    .selectFrom("postmortem_revision")
    .selectAll()
    .where("postmortem_id", "=", postmortemId)
    .where("version", "=", version)
    .where("revision", "=", revision)
    .executeTakeFirstOrThrow();
  return toRevision(row);
}

export async function writeRevision(
  tx: Tx,
  ctx: Ctx,
  postmortemId: string,
  version: Version,
  revision: number,
  sections: readonly Section[],
): Promise<void> {
  await tx
    .insertInto("postmortem_revision")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"postmortem-revision">(),
      postmortem_id: postmortemId,
      version,
      revision,
      sections: JSON.stringify(sections),
      words_hash: wordsHash(sections),
      ...authorColumns(ctx),
      written_at: ctx.clock.now(),
    })
    .execute();
}

const toRevision = (row: {
  revision: number;
  sections: unknown;
  words_hash: string;
  written_at: Date;
}): Revision => ({
  revision: row.revision,
  sections: Sections.parse(row.sections),
  hash: row.words_hash,
  writtenAt: row.written_at,
});
