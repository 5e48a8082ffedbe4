import {
  type ComponentState,
  type IncidentView,
  isOpen,
  isUnderWay,
  isUpcoming,
  type MaintenanceView,
  type PageView,
} from "#domains/status-pages";
import { Document } from "../look/document.tsx";
import { ALL_ICONS, Icon } from "../look/icons.tsx";
import { When } from "../look/when.tsx";
import { type SiteText, siteTexts } from "../texts.ts";
import { ComponentList } from "./component-list.tsx";
import { IncidentFacts, NextUpdate, resolvedWords, Steps, UpdateLog, Window } from "./entry.tsx";

/** Updates of one incident on the front page; the rest is on its own page. */
const MOST_UPDATES = 5;
const RECENT_DAYS = 14;

export function HomePage({ view }: { view: PageView }) {
  const { page } = view;
  const say = siteTexts(page.locale);
  const open = view.incidents.filter(isOpen);
  const planned = view.maintenances.filter((each) => isUpcoming(each) || isUnderWay(each)).toReversed();
  const headline = headlineOf(view, open.length);
  return (
    <Document
      page={page}
      title={`${say(headline.text)} · ${page.name}`}
      path=""
      writtenAt={view.readAt}
      live
      icons={ALL_ICONS}
    >
      <section class={`hero h-${headline.tone}`} id="now" role="status">
        <Icon name={headline.icon} />
        <div>
          <h1>{say(headline.text)}</h1>
          <p>
            {say("lastChange")} <When at={page.updatedAt} page={page} form="short" />
          </p>
        </div>
      </section>
      <div id="active">{open.length > 0 ? <OpenIncidents view={view} incidents={open} /> : null}</div>
      <div id="planned">{planned.length > 0 ? <Planned view={view} maintenances={planned} /> : null}</div>
      <section id="components" aria-labelledby="components-title">
        <h2 id="components-title">{say("components")}</h2>
        {page.description ? <p class="quiet">{page.description}</p> : null}
        <ComponentList page={page} layout={view.layout} />
      </section>
      <Recent view={view} />
    </Document>
  );
}

type Headline = { text: Parameters<SiteText>[0]; tone: string; icon: ComponentState };

const HEADLINES: Record<string, Headline> = {
  "All Systems Operational": { text: "allOperational", tone: "none", icon: "operational" },
  "Major System Outage": { text: "majorSystemOutage", tone: "critical", icon: "major_outage" },
  "Partial System Outage": { text: "partialSystemOutage", tone: "major", icon: "partial_outage" },
  "Minor Service Outage": { text: "minorServiceOutage", tone: "minor", icon: "partial_outage" },
  "Degraded System Service": { text: "degradedSystem", tone: "minor", icon: "degraded_performance" },
  "Partially Degraded Service": { text: "partiallyDegraded", tone: "minor", icon: "degraded_performance" },
  "Service Under Maintenance": { text: "underMaintenance", tone: "maintenance", icon: "under_maintenance" },
};

/** The first words of the page. It never says that all is well while an incident is open. */
export function headlineOf(view: PageView, openIncidents: number): Headline {
  if (view.status.indicator === "none" && openIncidents > 0)
    return { text: "incidentInProgress", tone: "minor", icon: "degraded_performance" };
  return HEADLINES[view.status.description] ?? (HEADLINES["All Systems Operational"] as Headline);
}

const OpenIncidents = ({ view, incidents }: { view: PageView; incidents: IncidentView[] }) => {
  const say = siteTexts(view.page.locale);
  return (
    <section aria-labelledby="active-title">
      <h2 id="active-title">{say("activeIncidents")}</h2>
      {incidents.map((incident) => (
        <article class={`card k-${incident.impact}`} key={incident.id} id={`e-${incident.id}`}>
          <h3>
            <a href={`${view.page.base}/incidents/${incident.id}`}>{incident.title}</a>
          </h3>
          <IncidentFacts view={view} incident={incident} />
          <Steps incident={incident} say={say} />
          <NextUpdate view={view} incident={incident} />
          <UpdateLog
            view={view}
            entry={incident}
            updates={incident.updates.slice(0, MOST_UPDATES)}
            heading="h4"
          />
          {incident.updates.length > MOST_UPDATES ? (
            <p class="more">
              <a href={`${view.page.base}/incidents/${incident.id}`}>
                {say("olderUpdates", { count: incident.updates.length })}
              </a>
            </p>
          ) : null}
        </article>
      ))}
    </section>
  );
};

const Planned = ({ view, maintenances }: { view: PageView; maintenances: MaintenanceView[] }) => {
  const say = siteTexts(view.page.locale);
  return (
    <section aria-labelledby="planned-title">
      <h2 id="planned-title">{say("maintenance")}</h2>
      {maintenances.map((maintenance) => (
        <article class="card k-maintenance" key={maintenance.id} id={`e-${maintenance.id}`}>
          <h3>
            <a href={`${view.page.base}/incidents/${maintenance.id}`}>{maintenance.title}</a>
          </h3>
          <Window view={view} maintenance={maintenance} />
          <UpdateLog view={view} entry={maintenance} updates={maintenance.updates.slice(0, 2)} heading="h4" />
        </article>
      ))}
    </section>
  );
};

function Recent({ view }: { view: PageView }) {
  const { page } = view;
  const say = siteTexts(page.locale);
  const since = view.readAt.getTime() - RECENT_DAYS * 86_400_000;
  const recent = view.incidents.filter((each) => !isOpen(each) && (each.resolvedAt?.getTime() ?? 0) >= since);
  return (
    <section id="recent" aria-labelledby="recent-title">
      <h2 id="recent-title">{say("recent")}</h2>
      {recent.length === 0 ? (
        <p class="quiet">{say(view.incidents.some(isOpen) ? "noOtherRecent" : "noRecent")}</p>
      ) : null}
      <ul class="past">
        {recent.map((incident) => (
          <PastIncident key={incident.id} view={view} incident={incident} />
        ))}
      </ul>
      <p class="more">
        <a href={`${page.base}/history`}>{say("allHistory")}</a>
      </p>
    </section>
  );
}

/** One line of the past: what it was, when, and for how long. */
export function PastIncident({ view, incident }: { view: PageView; incident: IncidentView }) {
  const { page } = view;
  const say = siteTexts(page.locale);
  return (
    <li id={`p-${incident.id}`}>
      <a href={`${page.base}/incidents/${incident.id}`}>{incident.title}</a>
      <p class="quiet">
        <When at={incident.startedAt} page={page} form="short" /> · {resolvedWords(say, incident)}
        {incident.postmortem ? (
          <>
            {" · "}
            <a href={`${page.base}/incidents/${incident.id}#postmortem`}>{say("readPostmortem")}</a>
          </>
        ) : null}
      </p>
    </li>
  );
}
