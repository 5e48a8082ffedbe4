import type { IncidentView, MaintenanceView, PageView, UpdateView } from "#domains/status-pages";
import { Icon } from "../look/icons.tsx";
import { When } from "../look/when.tsx";
import { durationWords } from "../look/words.ts";
import { markdownHtml } from "../markdown.ts";
import { type SiteText, siteTexts } from "../texts.ts";

const STEPS = ["investigating", "identified", "monitoring", "resolved"] as const;

/** Where an incident stands on its way to resolved: a list of words, the current one marked. */
export function Steps({ incident, say }: { incident: IncidentView; say: SiteText }) {
  const current = STEPS.indexOf(incident.status);
  const label = say("progress", { status: say(incident.status), step: current + 1, steps: STEPS.length });
  return (
    <ol class="steps" aria-label={label}>
      {STEPS.map((step, i) => (
        <li
          key={step}
          class={i < current ? "done" : i === current ? "now" : "next"}
          {...(i === current ? { "aria-current": "step" as const } : {})}
        >
          {say(step)}
        </li>
      ))}
    </ol>
  );
}

const IMPACT_TEXT = {
  none: "impactNone",
  minor: "impactMinor",
  major: "impactMajor",
  critical: "impactCritical",
} as const;

/** When it began, how bad it is, and what it touches. */
export function IncidentFacts(props: { view: PageView; incident: IncidentView; form?: "full" | "short" }) {
  const { view, incident, form = "short" } = props;
  const say = siteTexts(view.page.locale);
  const affected = namesOf(view, incident.componentIds);
  return (
    <p class="meta">
      <span class={`chip k-${incident.impact}`}>{say(IMPACT_TEXT[incident.impact])}</span> {say("started")}{" "}
      <When at={incident.startedAt} page={view.page} form={form} />
      {affected ? (
        <>
          {" · "}
          {say("affects")} {affected}
        </>
      ) : null}
    </p>
  );
}

export const namesOf = (view: PageView, componentIds: readonly string[]): string =>
  view.components
    .filter((component) => componentIds.includes(component.id))
    .map((component) => component.name)
    .join(", ");

/** The promise, and honestly whether it was kept. */
export function NextUpdate({ view, incident }: { view: PageView; incident: IncidentView }) {
  const { nextUpdateAt } = incident;
  if (!nextUpdateAt || incident.status === "resolved") return null;
  const say = siteTexts(view.page.locale);
  const late = incident.nextUpdateMissedAt !== null || nextUpdateAt <= view.readAt;
  return (
    <div class={late ? "promise late" : "promise"}>
      <Icon name="clock" />
      <p>
        {say("nextUpdateBy")}{" "}
        <strong data-due={nextUpdateAt.toISOString()}>
          <When at={nextUpdateAt} page={view.page} form="short" />
        </strong>
        <span class="late-words" hidden={!late}>
          {" "}
          {say("promiseLate")}
        </span>
      </p>
    </div>
  );
}

/** What readers were told, newest first. */
export function UpdateLog(props: {
  view: PageView;
  entry: { id: string; title: string };
  updates: UpdateView[];
  heading: "h3" | "h4";
}) {
  const { view, entry, updates, heading } = props;
  const say = siteTexts(view.page.locale);
  const corrected = new Set(updates.flatMap(({ correctsUpdateId }) => correctsUpdateId ?? []));
  return (
    <div class="log" role="log" aria-label={say("updatesOn", { title: entry.title })} id={`log-${entry.id}`}>
      {updates.map((update) => (
        <Update
          key={update.id}
          view={view}
          update={update}
          wasCorrected={corrected.has(update.id)}
          heading={heading}
        />
      ))}
    </div>
  );
}

type UpdateProps = { view: PageView; update: UpdateView; wasCorrected: boolean; heading: "h3" | "h4" };

function Update({ view, update, wasCorrected, heading: Heading }: UpdateProps) {
  const say = siteTexts(view.page.locale);
  return (
    <div class={`upd u-${update.kind}`} id={`u-${update.id}`}>
      <Heading>
        {updateTitle(say, update)} <When at={update.displayAt} page={view.page} form="short" />
      </Heading>
      {update.correctsUpdateId ? (
        <p class="note">
          <a href={`#u-${update.correctsUpdateId}`}>{say("correctsEarlier")}</a>
        </p>
      ) : null}
      {wasCorrected ? <p class="note">{say("wasCorrected")}</p> : null}
      {/* Markdown with HTML off. */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer escapes everything it did not make */}
      <div class="body" dangerouslySetInnerHTML={{ __html: markdownHtml(update.body) }} />
    </div>
  );
}

export function updateTitle(say: SiteText, update: UpdateView): string {
  if (update.kind === "promise-moved") return say("promiseMoved");
  if (update.kind === "promise-missed") return say("promiseMissed");
  if (update.correctsUpdateId) return `${say("correction")} · ${say(update.status as "investigating")}`;
  return say(update.status as "investigating");
}

/** The time a maintenance takes. */
export function Window({ view, maintenance }: { view: PageView; maintenance: MaintenanceView }) {
  const say = siteTexts(view.page.locale);
  const affected = namesOf(view, maintenance.componentIds);
  return (
    <p class="meta">
      <span class="chip k-maintenance">{say(maintenance.status)}</span>{" "}
      <When at={maintenance.scheduledFor} page={view.page} form="short" /> {say("until")}{" "}
      <When at={maintenance.scheduledUntil} page={view.page} form="short" />
      {affected ? (
        <>
          {" · "}
          {say("affects")} {affected}
        </>
      ) : null}
    </p>
  );
}

/** "Resolved after 1 h 12 min". */
export const resolvedWords = (say: SiteText, incident: IncidentView): string =>
  incident.resolvedAt
    ? say("resolvedAfter", {
        duration: durationWords((incident.resolvedAt.getTime() - incident.startedAt.getTime()) / 1000),
      })
    : say(incident.status);
