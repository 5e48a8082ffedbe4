import { readStoryView } from "#domains/status-pages";
import { createCtx } from "#kernel/ctx";
import { type PageRoute, pageRoute } from "../api/route.ts";
import { renderPage } from "./render.tsx";
import type { PageStore } from "./serving/page-store.ts";

/** Incidents and maintenances that are too old to be kept ready, made when somebody asks. */
export const olderStories = (store: PageStore): PageRoute[] =>
  ["/incidents/:entryId", "/status/:slug/incidents/:entryId"].map((path) =>
    pageRoute({
      method: "GET",
      path,
      access: "public",
      summary: "An incident of long ago",
      async handler(request, reply, app) {
        const { slug, entryId } = request.params as { slug?: string; entryId: string }; // as the path declares
        const base = slug ? `/status/${slug}` : "";
        const page = store.publicPages().find(({ address }) => address.base === base);
        const ctx = page && createCtx(app, page.address.workspaceId, { kind: "system", why: "show a story" });
        const view = ctx && (await readStoryView(ctx, page.address.pageId, entryId));
        const story = view && renderPage(view).find((each) => each.path === `/incidents/${entryId}`);
        if (!story) return reply.callNotFound();
        return reply.type(story.type).header("cache-control", "public, max-age=60").send(story.body);
      },
    }),
  );
