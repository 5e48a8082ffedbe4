import type { Runtime } from "#kernel/ctx";
import type { Notices } from "#kernel/notices";
import type { PageRoute } from "../api/route.ts";
import { errorPage } from "./error-page.tsx";
import { internalRoutes, liveName } from "./internal-routes.ts";
import { olderStories } from "./older-stories.ts";
import { createStaticPublisher } from "./publishing/static-publisher.ts";
import { createHot, type Hot } from "./serving/hot.ts";
import { createLiveReaders } from "./serving/live.ts";
import { createPageStore, type ReadyPage } from "./serving/page-store.ts";
import { subscriptionRoutes } from "./subscriptions/subscription-routes.ts";

export type SiteSettings = {
  runtime: Runtime;
  notices: Notices;
  /** Folder for plain files; none are written without it. */
  staticDir?: string | undefined;
};

/** The public face of a node: status pages from memory, subscriptions, and the written copy. */
export type Site = {
  routes: PageRoute[];
  /** Cached pages, their JSON, feeds and live events, on plain node:http. */
  hot: Hot;
  /** HTML for errors that people see. */
  errorPage: typeof errorPage;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when everything that is committed now is served and written. */
  settled(): Promise<void>;
};

export function createSite({ runtime, notices, staticDir }: SiteSettings): Site {
  const store = createPageStore(runtime, notices);
  const live = createLiveReaders();
  const publisher = staticDir ? createStaticPublisher(staticDir, runtime, store.publicPages) : undefined;

  store.onPage((page) => live.tell(liveName(page.address), versionOf(page)));
  store.onRound(() => void publisher?.publish());

  return {
    routes: [...internalRoutes(store, live), ...subscriptionRoutes(store), ...olderStories(store)],
    hot: createHot(store, live),
    errorPage,
    start: () => store.start(),
    async stop() {
      live.stop();
      await store.stop();
      await publisher?.stop();
    },
    async settled() {
      await store.refresh();
      await publisher?.publish();
    },
  };
}

const versionOf = ({ address, answers }: ReadyPage): string =>
  answers.get(address.base || "/")?.version ?? "";
