import { defineTexts } from "#kernel/texts";
import { factKind } from "../facts/fact-kinds.ts";
import { factLabel } from "../facts/fact-texts.ts";
import { factInWords } from "../facts/fact-values.ts";
import type { FactValue } from "../types.ts";

const texts = defineTexts({
  en: {
    declared: "Incident declared as {severity}",
    "declared-drill": "Drill declared as {severity}",
    "severity-changed": "Severity changed from {from} to {to}: {reason}",
    "status-changed": "Status changed from {from} to {to}: {reason}",
    reopened: "Reopened as {status}: {reason}",
    "internal-title-changed": "Internal title changed to “{to}”",
    "public-title-changed": "Public title changed to “{to}”",
    "bridge-changed": "Bridge: {to}",
    "bridge-removed": "Bridge removed",
    classified: "Classified as {classifications}",
    "classified-none": "Classification removed",
    "role-assigned": "{person} is {role} now",
    "role-handed-over": "{person} takes over as {role} from {previous}",
    "role-released": "{person} is no longer {role}",
    "responder-asked": "{person} was asked to help",
    "responder-joined": "{person} joined",
    "responder-declined": "{person} cannot help",
    "responder-released": "{person} was released",
    "task-added": "Task: {text}",
    "task-changed": "Task changed: {text}",
    "task-done": "Task done: {text}",
    "task-reopened": "Task open again: {text}",
    "services-changed": "Affected services: {services}",
    "components-changed": "Affected components: {components}",
    none: "none",
    "component-operational": "{name} operational",
    "component-degraded_performance": "{name} degraded",
    "component-partial_outage": "{name} partial outage",
    "component-major_outage": "{name} major outage",
    "component-under_maintenance": "{name} under maintenance",
    "link-added": "Link added: {label}",
    "link-removed": "Link removed: {label}",
    "alert-linked": "Alert #{number} linked: {summary}",
    "alert-unlinked": "Alert #{number} taken out",
    "fact-set": "{fact}: {value}",
    "fact-suspected": "{fact}, suspected: {value}",
    "fact-withdrawn": "{fact} withdrawn",
    "fact-visibility": "{fact} may be known up to ring {ring}",
    "status-investigating": "investigating",
    "status-identified": "identified",
    "status-monitoring": "monitoring",
    "status-resolved": "resolved",
    someone: "someone",
  },
});

type Key = Parameters<ReturnType<typeof texts>>[0];
export type TimelineData = Record<string, unknown>;
export type NamesForTimeline = { person(id: string): string; role(key: string): string };

/** An entry in words. Entries of domains above bring their words along, as `data.text`. */
export function timelineText(
  kind: string,
  data: TimelineData,
  names: NamesForTimeline,
  locale: string,
): string {
  const say = texts(locale);
  const text = (key: string) => String(data[key] ?? "");
  const person = (key: string) => (typeof data[key] === "string" ? names.person(data[key]) : say("someone"));
  const status = (key: string) => say(`status-${text(key)}` as Key);

  switch (kind) {
    case "declared":
      return say(data.drill === true ? "declared-drill" : "declared", { severity: text("severity") });
    case "severity-changed":
      return say(kind, { from: text("from"), to: text("to"), reason: text("reason") });
    case "status-changed":
      return say(kind, { from: status("from"), to: status("to"), reason: text("reason") });
    case "reopened":
      return say(kind, { status: status("status"), reason: text("reason") });
    case "internal-title-changed":
    case "public-title-changed":
      return say(kind, { to: text("to") });
    case "bridge-changed":
      return data.to === null ? say("bridge-removed") : say(kind, { to: text("to") });
    case "classified":
      return listed(
        data.classifications,
        (list) => say(kind, { classifications: list }),
        say("classified-none"),
      );
    case "role-assigned":
      return data.previousPersonId
        ? say("role-handed-over", {
            person: person("personId"),
            role: names.role(text("role")),
            previous: person("previousPersonId"),
          })
        : say(kind, { person: person("personId"), role: names.role(text("role")) });
    case "role-released":
      return say(kind, { person: person("personId"), role: names.role(text("role")) });
    case "responder-asked":
    case "responder-joined":
    case "responder-declined":
    case "responder-released":
      return withNote(say(kind, { person: person("personId") }), data);
    case "task-added":
    case "task-changed":
    case "task-done":
    case "task-reopened":
      return say(kind, { text: text("text") });
    case "services-changed":
      return listed(
        data.services,
        (list) => say(kind, { services: list }),
        say(kind, { services: say("none") }),
      );
    case "components-changed":
      return say(kind, { components: componentsInWords(data.components, say) });
    case "link-added":
    case "link-removed":
      return say(kind, { label: text("label") });
    case "alert-linked":
    case "alert-unlinked":
      return say(kind, { number: text("number"), summary: text("summary") });
    case "fact-changed":
      return factInTimeline(data, say, locale);
    default:
      return text("text") || kind;
  }
}

const withNote = (text: string, { note }: TimelineData): string =>
  typeof note === "string" && note ? `${text}: ${note}` : text;

const listed = (value: unknown, some: (list: string) => string, none: string): string =>
  Array.isArray(value) && value.length ? some(value.join(", ")) : none;

function componentsInWords(value: unknown, say: ReturnType<typeof texts>): string {
  if (!Array.isArray(value) || value.length === 0) return say("none");
  const one = ({ name, state }: { name: string; state: string }) =>
    say(`component-${state}` as Key, { name });
  return value.map(one).join(", ");
}

function factInTimeline(data: TimelineData, say: ReturnType<typeof texts>, locale: string): string {
  const key = String(data.key);
  const kind = factKind(key);
  const fact = factLabel(key, locale);
  const value = (data.value ?? null) as FactValue | null; // written by `setFacts` after validation
  if (value === null) return say("fact-withdrawn", { fact });
  if (data.sameValue === true) return say("fact-visibility", { fact, ring: String(data.ring) });
  const words = kind ? factInWords(kind, value, locale) : String(value);
  return say(data.confidence === "suspected" ? "fact-suspected" : "fact-set", { fact, value: words });
}
