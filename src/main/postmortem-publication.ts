import { listAudiences, messagesOf, pageChoice } from "#domains/communication";
import { type PublishedWords, postmortemPublished, publishedPostmortem } from "#domains/postmortems";
import { pageLinkFor, publishPostmortem } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { on } from "#kernel/events";
import { enqueue } from "#kernel/jobs";
import { mailPostmortem } from "./postmortem-mail.ts";

/** A published postmortem is shown on every page that told of the incident, and sent to those who were told. */
export const publishToReaders = on(
  postmortemPublished,
  "main.publish-postmortem-to-readers",
  async (ctx, { data: { postmortemId, revision } }) => {
    await ctx.transaction(async (tx) => {
      const words = await publishedPostmortem(tx, ctx, postmortemId);
      // A newer wording was published meanwhile: its own event brings it.
      if (words?.revision !== revision) return;
      await showOnPages(tx, ctx, words);
      await enqueue(tx, ctx, mailPostmortem, { postmortemId, revision, after: null });
    });
  },
);

async function showOnPages(tx: Tx, ctx: Ctx, words: PublishedWords): Promise<void> {
  const within = ctx.within(tx);
  const told = new Set((await messagesOf(tx, words.incidentId)).map(({ audienceId }) => audienceId));
  const shown = new Set<string>();
  for (const audience of await listAudiences(within)) {
    const choice = pageChoice(audience);
    const page = told.has(audience.id) ? await pageLinkFor(within, choice) : null;
    if (!page || shown.has(page.pageId)) continue;
    shown.add(page.pageId);
    const { incidentId, publicTitle, body, signedBy } = words;
    await publishPostmortem(within, { ...choice, incidentId, publicTitle, body, signedBy });
  }
}
