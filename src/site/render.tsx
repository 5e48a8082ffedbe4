import type { IncidentView, MaintenanceView, PageView } from "#domains/status-pages";
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

/** Everything a reader or program can fetch of a page, from what readers may see. Pure. */
export function renderPage(view: PageView): Rendered[] {
  const page = (path: string, body: Buffer): Rendered => ({ path, type: HTML, body, crossOrigin: false });
  return [
    page("", html(<HomePage view={view} />)),
    page("/history", html(<HistoryPage view={view} />)),
    ...view.incidents.map((incident) => page(`/incidents/${incident.id}`, incidentHtml(view, incident))),
    ...view.maintenances.map((each) => page(`/incidents/${each.id}`, maintenanceHtml(view, each))),
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

const incidentHtml = (view: PageView, incident: IncidentView) =>
  html(<IncidentPage view={view} incident={incident} />);

const maintenanceHtml = (view: PageView, maintenance: MaintenanceView) =>
  html(<MaintenancePage view={view} maintenance={maintenance} />);
