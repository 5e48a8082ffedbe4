import { type IncidentView, isOver, type MaintenanceView, type PageView } from "#domains/status-pages";
import { Document } from "../look/document.tsx";
import { When } from "../look/when.tsx";
import { durationWords } from "../look/words.ts";
import { markdownHtml } from "../markdown.ts";
import { siteTexts } from "../texts.ts";
import { IncidentFacts, NextUpdate, Steps, UpdateLog, Window } from "./entry.tsx";

/** One incident from its first update to its postmortem. */
export function IncidentPage({ view, incident }: { view: PageView; incident: IncidentView }) {
  const { page } = view;
  const say = siteTexts(page.locale);
  return (
    <Document
      page={page}
      title={`${incident.title} · ${page.name}`}
      path={`/incidents/${incident.id}`}
      writtenAt={view.readAt}
      icons={["clock"]}
      live={incident.status !== "resolved"}
    >
      <article class={`card whole k-${incident.impact}`} id="entry">
        <h1 class="title">{incident.title}</h1>
        <IncidentFacts view={view} incident={incident} form="full" />
        <Steps incident={incident} say={say} />
        {incident.resolvedAt ? (
          <p class="note">
            {say("resolvedAfter", {
              duration: durationWords((incident.resolvedAt.getTime() - incident.startedAt.getTime()) / 1000),
            })}
          </p>
        ) : null}
        <NextUpdate view={view} incident={incident} />
        {incident.postmortem ? <Postmortem view={view} postmortem={incident.postmortem} /> : null}
        <h2>{say("updates")}</h2>
        <UpdateLog view={view} entry={incident} updates={incident.updates} heading="h3" />
      </article>
      <BackLink view={view} />
    </Document>
  );
}

type PostmortemProps = { view: PageView; postmortem: NonNullable<IncidentView["postmortem"]> };

const Postmortem = ({ view, postmortem }: PostmortemProps) => {
  const say = siteTexts(view.page.locale);
  return (
    <section id="postmortem" class="postmortem" aria-labelledby="postmortem-title">
      <h2 id="postmortem-title">{say("postmortem")}</h2>
      <p class="quiet">
        {say("published")} <When at={postmortem.publishedAt} page={view.page} /> ·{" "}
        {say("signedBy", { name: postmortem.signedBy })}
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: Markdown with HTML off */}
      <div class="body" dangerouslySetInnerHTML={{ __html: markdownHtml(postmortem.body, "sections") }} />
    </section>
  );
};

/** One maintenance, before, while and after it happens. */
export function MaintenancePage({ view, maintenance }: { view: PageView; maintenance: MaintenanceView }) {
  const { page } = view;
  const say = siteTexts(page.locale);
  return (
    <Document
      page={page}
      title={`${maintenance.title} · ${page.name}`}
      path={`/incidents/${maintenance.id}`}
      writtenAt={view.readAt}
      icons={[]}
      live={!isOver(maintenance)}
    >
      <article class="card whole k-maintenance" id="entry">
        <h1 class="title">{maintenance.title}</h1>
        <Window view={view} maintenance={maintenance} />
        <h2>{say("updates")}</h2>
        <UpdateLog view={view} entry={maintenance} updates={maintenance.updates} heading="h3" />
      </article>
      <BackLink view={view} />
    </Document>
  );
}

const BackLink = ({ view }: { view: PageView }) => (
  <p class="more">
    <a href={view.page.base || "/"}>{siteTexts(view.page.locale)("backToStatus")}</a>
  </p>
);
