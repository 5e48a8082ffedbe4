import type { JSX } from "preact";
import {
  type IncidentView,
  isOpen,
  isOver,
  type MaintenanceView,
  type PageView,
} from "#domains/status-pages";
import { statuspageAnswers } from "../api/statuspage/index.ts";
import { atomFeed, rssFeed } from "./feeds.ts";
import { html } from "./look/html.ts";
import { HistoryPage } from "./pages/history.tsx";
import { HomePage } from "./pages/home.tsx";
import { IncidentPage, MaintenancePage } from "./pages/incident.tsx";

/** One answer of the page, ready to be served or written: the same bytes either way. */
export type Rendered = {
  /** Path below the page's base; "" is the page itself. */
  path: string;
  type: string;
  body: Buffer;
  /** Other sites' scripts may read it. */
  crossOrigin: boolean;
};

const HTML = "text/html; charset=utf-8";

/** Finished stories of a page as they were rendered last, by path: most of a long history never changes again. */
export type PageMemory = Map<string, { made: string; rendered: Rendered }>;

/** Everything a reader or program can fetch of a page, from what readers may see. Pure, but for what it remembers. */
export function renderPage(view: PageView, memory: PageMemory = new Map()): Rendered[] {
  return [
    page("", html(<HomePage view={view} />)),
    page("/history", html(<HistoryPage view={view} />)),
    ...view.incidents.map((incident) =>
      story(view, memory, incident, isOpen(incident), () => <IncidentPage view={view} incident={incident} />),
    ),
    ...view.maintenances.map((each) =>
      story(view, memory, each, !isOver(each), () => <MaintenancePage view={view} maintenance={each} />),
    ),
    feed("/history.atom", "application/atom+xml; charset=utf-8", atomFeed(view)),
    feed("/history.rss", "application/rss+xml; charset=utf-8", rssFeed(view)),
    ...Object.entries(statuspageAnswers(view)).map(([path, answer]) => json(path, answer)),
  ];
}

const feed = (path: string, type: string, text: string): Rendered => ({
  path,
  type,
  body: Buffer.from(text),
  crossOrigin: true,
});

const json = (path: string, answer: unknown): Rendered => ({
  path,
  type: "application/json; charset=utf-8",
  body: Buffer.from(JSON.stringify(answer)),
  crossOrigin: true,
});

const page = (path: string, body: Buffer): Rendered => ({ path, type: HTML, body, crossOrigin: false });

/** The page of one incident or maintenance. Made anew while it goes on, and when anything it is made of changed. */
function story(
  view: PageView,
  memory: PageMemory,
  entry: IncidentView | MaintenanceView,
  goesOn: boolean,
  make: () => JSX.Element,
): Rendered {
  const path = `/incidents/${entry.id}`;
  const { updatedAt: _, ...frame } = view.page;
  const names = view.components.filter(({ id }) => entry.componentIds.includes(id)).map(({ name }) => name);
  const made = JSON.stringify([frame, names, entry]);
  const known = memory.get(path);
  if (known && !goesOn && known.made === made) return known.rendered;
  const rendered = page(path, html(make()));
  memory.set(path, { made, rendered });
  return rendered;
}
