import type { IncidentView, MaintenanceView, PageView } from "#domains/status-pages";
import { Document } from "../look/document.tsx";
import { When } from "../look/when.tsx";
import { timeWords } from "../look/words.ts";
import { siteTexts } from "../texts.ts";
import { PastIncident } from "./home.tsx";

type Entry =
  | { at: Date; kind: "incident"; incident: IncidentView }
  | { at: Date; kind: "maintenance"; maintenance: MaintenanceView };

/** Everything that was told, by month, newest first. */
export function HistoryPage({ view }: { view: PageView }) {
  const { page } = view;
  const say = siteTexts(page.locale);
  const months = Map.groupBy(entriesOf(view), ({ at }) => timeWords(at, "month", page.locale, page.timeZone));
  return (
    <Document
      page={page}
      title={`${say("historyTitle")} · ${page.name}`}
      path="/history"
      writtenAt={view.readAt}
      icons={[]}
    >
      <h1 class="title">{say("historyTitle")}</h1>
      {months.size === 0 ? <p class="quiet">{say("noHistory")}</p> : null}
      {[...months].map(([month, entries]) => (
        <section key={month}>
          <h2>{month}</h2>
          <ul class="past">
            {entries.map((entry) =>
              entry.kind === "incident" ? (
                <PastIncident key={entry.incident.id} view={view} incident={entry.incident} />
              ) : (
                <PastMaintenance key={entry.maintenance.id} view={view} maintenance={entry.maintenance} />
              ),
            )}
          </ul>
        </section>
      ))}
      <p class="more">
        <a href={page.base || "/"}>{say("backToStatus")}</a>
      </p>
    </Document>
  );
}

const entriesOf = (view: PageView): Entry[] =>
  [
    ...view.incidents.map((incident): Entry => ({ at: incident.startedAt, kind: "incident", incident })),
    ...view.maintenances.map(
      (maintenance): Entry => ({ at: maintenance.scheduledFor, kind: "maintenance", maintenance }),
    ),
  ].sort((one, other) => other.at.getTime() - one.at.getTime());

function PastMaintenance({ view, maintenance }: { view: PageView; maintenance: MaintenanceView }) {
  const { page } = view;
  const say = siteTexts(page.locale);
  return (
    <li>
      <a href={`${page.base}/incidents/${maintenance.id}`}>{maintenance.title}</a>
      <p class="quiet">
        {say("maintenance")} · <When at={maintenance.scheduledFor} page={page} /> · {say(maintenance.status)}
      </p>
    </li>
  );
}
