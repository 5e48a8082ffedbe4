import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { postmortemPublished } from "../events.ts";
import { about, lockPostmortem } from "../postmortem-row.ts";
import { presentPostmortem } from "../present-postmortem.ts";
import { refuse } from "../refusals.ts";
import type { PostmortemView } from "../views.ts";
import { currentRevision } from "../words/revisions.ts";

const PublishInput = z.object({ postmortemId: z.string() });

/**
 * Gives the current external words to readers, who get them by way of the event: status pages show them, those who
 * were told are sent them. Publishing the same words again changes nothing; edited ones need everything anew.
 */
export async function publishPostmortem(
  ctx: Ctx,
  input: z.input<typeof PublishInput>,
): Promise<PostmortemView> {
  allow(ctx, "postmortems.approve");
  const { postmortemId } = parse(PublishInput, input);
  return ctx.transaction(async (tx) => {
    const before = await lockPostmortem(tx, postmortemId);
    const { missing } = await presentPostmortem(tx, ctx, before);
    if (missing.length > 0)
      throw refuse("postmortem-cannot-publish", { missing: missing.join(" ") }, { detail: { missing } });
    const { revision } = await currentRevision(tx, postmortemId, "external");
    if (before.published_revision === revision) return presentPostmortem(tx, ctx, before);
    const after = await tx
      .updateTable("postmortem")
      .set({
        published_at: before.published_at ?? ctx.clock.now(),
        published_revision: revision,
        version: before.version + 1,
      })
      .where("id", "=", postmortemId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const again = before.published_revision !== null;
    await audit(tx, ctx, "postmortem.publish", { kind: "postmortem", id: postmortemId }, { revision });
    await record(tx, ctx, postmortemPublished, postmortemId, { ...about(after), revision, again });
    return presentPostmortem(tx, ctx, after);
  });
}
