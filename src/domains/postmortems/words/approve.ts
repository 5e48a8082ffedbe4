import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { postmortemApproved } from "../events.ts";
import { about, lockPostmortem } from "../postmortem-row.ts";
import { presentPostmortem } from "../present-postmortem.ts";
import { refuse } from "../refusals.ts";
import { VERSIONS } from "../types.ts";
import type { PostmortemView } from "../views.ts";
import { actingPerson, writeConsent } from "./consents.ts";
import { currentRevision } from "./revisions.ts";

const ApproveInput = z.object({
  postmortemId: z.string(),
  version: z.enum(VERSIONS),
  /** Of the words that were read. */
  wordsHash: z.string().min(1),
  note: z.string().trim().max(1000).optional(),
});
export type ApprovePostmortem = z.input<typeof ApproveInput>;

/** Approves exact words: refused when they are no longer the current ones. */
export async function approvePostmortem(ctx: Ctx, input: ApprovePostmortem): Promise<PostmortemView> {
  allow(ctx, "postmortems.approve");
  const { postmortemId, version, wordsHash, note } = parse(ApproveInput, input);
  const personId = actingPerson(ctx);
  return ctx.transaction(async (tx) => {
    const postmortem = await lockPostmortem(tx, postmortemId);
    const current = await currentRevision(tx, postmortemId, version);
    if (current.hash !== wordsHash)
      throw refuse("postmortem-words-changed", { version }, { detail: { current } });
    const consent = { version, kind: "approval" as const, hash: wordsHash, personId, note: note ?? null };
    if (await writeConsent(tx, ctx, postmortemId, consent)) {
      const detail = { version, revision: current.revision };
      await audit(tx, ctx, "postmortem.approve", { kind: "postmortem", id: postmortemId }, detail);
      await record(tx, ctx, postmortemApproved, postmortemId, { ...about(postmortem), version, personId });
    }
    return presentPostmortem(tx, ctx, postmortem);
  });
}
