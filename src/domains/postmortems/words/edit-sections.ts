import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { postmortemEdited } from "../events.ts";
import { about, lockPostmortem } from "../postmortem-row.ts";
import { presentPostmortem } from "../present-postmortem.ts";
import { refuse } from "../refusals.ts";
import { VERSIONS } from "../types.ts";
import type { PostmortemView } from "../views.ts";
import { currentRevision, writeRevision } from "./revisions.ts";
import { hasSection, rewritten, wordsHash } from "./sections.ts";

const EditSectionsInput = z.object({
  postmortemId: z.string(),
  version: z.enum(VERSIONS),
  sections: z
    .array(z.object({ key: z.string().max(60), body: z.string().max(50_000) }))
    .min(1)
    .max(20),
  expectedWordsHash: z.string().optional(),
});
export type EditSections = z.input<typeof EditSectionsInput>;

/** Rewrites sections as a new revision: whoever approved or signed stood for the words before, not for these. */
export async function editSections(ctx: Ctx, input: EditSections): Promise<PostmortemView> {
  allow(ctx, "postmortems.write");
  const { postmortemId, version, sections, expectedWordsHash } = parse(EditSectionsInput, input);
  const unknown = sections.find(({ key }) => !hasSection(version, key));
  if (unknown) throw refuse("postmortem-section-unknown", { version, key: unknown.key });
  return ctx.transaction(async (tx) => {
    const postmortem = await lockPostmortem(tx, postmortemId);
    const current = await currentRevision(tx, postmortemId, version);
    if (expectedWordsHash !== undefined && expectedWordsHash !== current.hash)
      throw refuse("postmortem-words-changed", { version }, { detail: { current } });
    const next = rewritten(current.sections, sections);
    if (wordsHash(next) === current.hash) return presentPostmortem(tx, ctx, postmortem);
    const revision = current.revision + 1;
    await writeRevision(tx, ctx, postmortemId, version, revision, next);
    await audit(tx, ctx, "postmortem.edit", { kind: "postmortem", id: postmortemId }, { version, revision });
    await record(tx, ctx, postmortemEdited, postmortemId, { ...about(postmortem), version, revision });
    return presentPostmortem(tx, ctx, postmortem);
  });
}
