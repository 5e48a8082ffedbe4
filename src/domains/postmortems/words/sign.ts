import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { postmortemSigned, signerNamed } from "../events.ts";
import { about, lockPostmortem, refuseUnknownPerson } from "../postmortem-row.ts";
import { presentPostmortem } from "../present-postmortem.ts";
import { refuse } from "../refusals.ts";
import type { PostmortemView } from "../views.ts";
import { actingPerson, writeConsent } from "./consents.ts";
import { currentRevision } from "./revisions.ts";

const NameSignerInput = z.object({ postmortemId: z.string(), personId: z.string() });

/** Names who shall sign the external version. Naming is not signing: that takes the signer's own action. */
export async function nameSigner(ctx: Ctx, input: z.input<typeof NameSignerInput>): Promise<PostmortemView> {
  allow(ctx, "postmortems.write");
  const { postmortemId, personId } = parse(NameSignerInput, input);
  return ctx.transaction(async (tx) => {
    const before = await lockPostmortem(tx, postmortemId);
    await refuseUnknownPerson(tx, personId);
    const after = await tx
      .updateTable("postmortem")
      .set({ signer_id: personId, version: before.version + 1 })
      .where("id", "=", postmortemId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "postmortem.name-signer", { kind: "postmortem", id: postmortemId }, { personId });
    await record(tx, ctx, signerNamed, postmortemId, { ...about(after), personId });
    return presentPostmortem(tx, ctx, after);
  });
}

const SignInput = z.object({ postmortemId: z.string(), wordsHash: z.string().min(1) });
export type SignPostmortem = z.input<typeof SignInput>;

/** Puts the signer's name below exact words. Only the signer can, whatever role they have. */
export async function signPostmortem(ctx: Ctx, input: SignPostmortem): Promise<PostmortemView> {
  allow(ctx, "postmortems.read");
  const { postmortemId, wordsHash } = parse(SignInput, input);
  const personId = actingPerson(ctx);
  return ctx.transaction(async (tx) => {
    const postmortem = await lockPostmortem(tx, postmortemId);
    if (!postmortem.signer_id) throw refuse("postmortem-signer-missing", { id: postmortemId });
    if (postmortem.signer_id !== personId) throw refuse("postmortem-not-signer");
    const current = await currentRevision(tx, postmortemId, "external");
    if (current.hash !== wordsHash)
      throw refuse("postmortem-words-changed", { version: "external" }, { detail: { current } });
    const consent = {
      version: "external",
      kind: "signature",
      hash: wordsHash,
      personId,
      note: null,
    } as const;
    if (await writeConsent(tx, ctx, postmortemId, consent)) {
      await audit(
        tx,
        ctx,
        "postmortem.sign",
        { kind: "postmortem", id: postmortemId },
        { revision: current.revision },
      );
      await record(tx, ctx, postmortemSigned, postmortemId, { ...about(postmortem), personId });
    }
    return presentPostmortem(tx, ctx, postmortem);
  });
}
