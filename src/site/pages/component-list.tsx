import {
  type ComponentView,
  formatUptime,
  type LayoutEntry,
  type PageInfo,
  type UptimeDay,
} from "#domains/status-pages";
import { BAR_COLOURS, BAR_HEIGHT, BAR_PITCH, barOf, barsPath, outagePath } from "../look/bars.ts";
import { Icon } from "../look/icons.tsx";
import { dateWords, outageWords } from "../look/words.ts";
import { type SiteText, siteTexts } from "../texts.ts";

/** Groups with more components than this are folded while all is well. */
const MOST_UNFOLDED = 8;

/** What the page watches, in its order, with ninety days of uptime. */
export function ComponentList({ page, layout }: { page: PageInfo; layout: LayoutEntry[] }) {
  const say = siteTexts(page.locale);
  const shown = layout.flatMap(withoutHidden);
  if (shown.length === 0) return <p class="quiet">{say("emptyComponents")}</p>;
  return (
    <>
      <ul class="comps">
        {shown.map((entry) =>
          entry.kind === "component" ? (
            <Component key={entry.component.id} page={page} component={entry.component} heading="h3" />
          ) : (
            <Group key={entry.group.id} page={page} entry={entry} />
          ),
        )}
      </ul>
      {shown.some(hasBars) ? <Legend say={say} /> : null}
    </>
  );
}

/** Leaves out components that are shown only while something is wrong, and groups that have none left. */
function withoutHidden(entry: LayoutEntry): LayoutEntry[] {
  if (entry.kind === "component") return isHidden(entry.component) ? [] : [entry];
  const components = entry.components.filter((component) => !isHidden(component));
  return components.length > 0 ? [{ ...entry, components }] : [];
}

const isHidden = (component: ComponentView) =>
  component.onlyShowIfDegraded && component.state === "operational";

const hasBars = (entry: LayoutEntry) =>
  entry.kind === "component" ? entry.component.showcase : entry.components.some(({ showcase }) => showcase);

function Group({ page, entry }: { page: PageInfo; entry: LayoutEntry & { kind: "group" } }) {
  const say = siteTexts(page.locale);
  const { group, components } = entry;
  const open = group.state !== "operational" || components.length <= MOST_UNFOLDED;
  return (
    <li class="comp group" id={`g-${group.id}`}>
      <details open={open}>
        <summary>
          <Icon name={group.state} />
          <h3>{group.name}</h3>
          <span class={`st s-${group.state}`}>{say(group.state)}</span>
        </summary>
        {group.description ? <p class="quiet">{group.description}</p> : null}
        <ul>
          {components.map((component) => (
            <Component key={component.id} page={page} component={component} heading="h4" />
          ))}
        </ul>
      </details>
    </li>
  );
}

type ComponentProps = { page: PageInfo; component: ComponentView; heading: "h3" | "h4" };

function Component({ page, component, heading: Heading }: ComponentProps) {
  const say = siteTexts(page.locale);
  return (
    <li class="comp" id={`c-${component.id}`}>
      <div class="row">
        <Icon name={component.state} />
        <Heading>{component.name}</Heading>
        <span class={`st s-${component.state}`}>{say(component.state)}</span>
      </div>
      {component.description ? <p class="quiet">{component.description}</p> : null}
      {component.showcase ? <Uptime page={page} days={component.days} uptime={component.uptime} /> : null}
    </li>
  );
}

function Uptime({ page, days, uptime }: { page: PageInfo; days: UptimeDay[]; uptime: number | null }) {
  const say = siteTexts(page.locale);
  const bad = days.filter((day) => barOf(day).kind === "outage");
  return (
    <>
      <Bars days={days} bad={bad} page={page} />
      <p class="scale">
        <span>{say("daysAgo", { days: days.length })}</span>
        <span class="pct">
          {uptime === null ? say("noUptimeYet") : say("uptime", { percent: formatUptime(uptime) })}
        </span>
        <span>{say("today")}</span>
      </p>
      {bad.length > 0 ? (
        <details class="days">
          <summary>{say("daysWithDowntime", { count: bad.length })}</summary>
          <ul>
            {bad.toReversed().map((day) => (
              <li key={day.date}>
                {say("dayOutage", { date: dateWords(day.date, page.locale), outage: outageWords(say, day) })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Bars({ page, days, bad }: { page: PageInfo; days: UptimeDay[]; bad: UptimeDay[] }) {
  const say = siteTexts(page.locale);
  const bars = days.map(barOf);
  const at = (kind: "none" | "clear") => bars.flatMap((bar, i) => (bar.kind === kind ? [i] : []));
  const label =
    bad.length > 0
      ? say("barsSome", { days: days.length, count: bad.length })
      : say("barsNone", { days: days.length });
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${days.length * BAR_PITCH} ${BAR_HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path class="b0" d={barsPath("clear", at("clear"))} />
      <path class="bn" d={barsPath("none", at("none"))} />
      {bars.map((bar, i) => {
        const day = days[i];
        return bar.kind === "outage" && day ? (
          <path key={day.date} fill={bar.colour} d={outagePath(i, bar.level)}>
            <title>
              {say("dayOutage", { date: dateWords(day.date, page.locale), outage: outageWords(say, day) })}
            </title>
          </path>
        ) : null;
      })}
    </svg>
  );
}

const Legend = ({ say }: { say: SiteText }) => (
  <details class="legend">
    <summary>{say("legend")}</summary>
    <ul>
      <LegendItem d={barsPath("clear", [0])} colour={clear} text={say("legendNone")} />
      <LegendItem d={outagePath(0, 1)} colour={brief} text={say("legendSome")} />
      <LegendItem d={outagePath(0, 4)} colour={worst} text={say("legendWorst")} />
      <LegendItem d={barsPath("none", [0])} colour={null} text={say("legendNoData")} />
    </ul>
  </details>
);

const rgb = (parts: readonly number[]) => `rgb(${parts.join(" ")})`;
const clear = rgb(BAR_COLOURS.clear);
const brief = rgb(BAR_COLOURS.brief);
const worst = rgb(BAR_COLOURS.worst);

const LegendItem = ({ d, colour, text }: { d: string; colour: string | null; text: string }) => (
  <li>
    <svg viewBox={`0 0 4 ${BAR_HEIGHT}`} aria-hidden="true">
      <path d={d} {...(colour ? { fill: colour } : { class: "bn" })} />
    </svg>
    {text}
  </li>
);
