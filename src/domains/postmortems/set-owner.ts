import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { lockPostmortem, refuseUnknownPerson } from "./postmortem-row.ts";
import { presentPostmortem } from "./present-postmortem.ts";
import type { PostmortemView } from "./views.ts";

const SetOwnerInput = z.object({ postmortemId: z.string(), personId: z.string() });

/** Names who sees to it that the postmortem gets written. */
export async function setPostmortemOwner(
  ctx: Ctx,
  input: z.input<typeof SetOwnerInput>,
): Promise<PostmortemView> {
  allow(ctx, "postmortems.write");
  const { postmortemId, personId } = parse(SetOwnerInput, input);
  return ctx.transaction(async (tx) => {
    const before = await lockPostmortem(tx, postmortemId);
    await refuseUnknownPerson(tx, personId);
    const after = await tx
      .updateTable("postmortem")
      .set({ owner_id: personId, version: before.version + 1 })
      .where("id", "=", postmortemId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "postmortem.set-owner", { kind: "postmortem", id: postmortemId }, { personId });
    return presentPostmortem(tx, ctx, after);
  });
}
