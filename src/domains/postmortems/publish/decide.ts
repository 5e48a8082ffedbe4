import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { publicationDecided } from "../events.ts";
import { about, lockPostmortem } from "../postmortem-row.ts";
import { presentPostmortem } from "../present-postmortem.ts";
import type { PostmortemView } from "../views.ts";
import { writeDecision } from "./decisions.ts";

const DecideInput = z.object({
  postmortemId: z.string(),
  publish: z.boolean(),
  reason: z.string().trim().min(1, "say why").max(1000),
});
export type DecidePublication = z.input<typeof DecideInput>;

/** Records whether to publish, and why: also a no is a decision that somebody answers for. */
export async function decidePublication(ctx: Ctx, input: DecidePublication): Promise<PostmortemView> {
  allow(ctx, "postmortems.approve");
  const { postmortemId, publish, reason } = parse(DecideInput, input);
  return ctx.transaction(async (tx) => {
    const postmortem = await lockPostmortem(tx, postmortemId);
    await writeDecision(tx, ctx, postmortemId, { publish, reason });
    await audit(tx, ctx, "postmortem.decide", { kind: "postmortem", id: postmortemId }, { publish, reason });
    await record(tx, ctx, publicationDecided, postmortemId, { ...about(postmortem), publish });
    return presentPostmortem(tx, ctx, postmortem);
  });
}
