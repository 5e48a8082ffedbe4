import { wordsErased } from "#domains/people";
import { on, type Reaction } from "#kernel/events";
import { pageChanged } from "../events.ts";

/** What readers see may have held the name: every page is made and published anew. For `main/reactions.ts`. */
export const refreshAfterErasure: Reaction = on(wordsErased, "status-pages.refresh-after-erasure", (ctx) =>
  ctx.transaction(async (tx) => {
    const pages = await tx.selectFrom("status_page").select("id").execute();
    for (const { id } of pages) await pageChanged(tx, ctx, id);
  }),
);
