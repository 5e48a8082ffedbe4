import type { Selectable } from "kysely";
import type { AlertLogRow } from "#kernel/db/tables";
import type { LogWhat } from "./process/changes.ts";
import { alertTexts } from "./texts.ts";

export type LogEntryView = { id: string; at: string; what: string; says: string; personId: string | null };

type About = { locale: string; names: ReadonlyMap<string, string>; sourceName: string };

/** One line of an alert's log as a sentence. */
export function sayEntry(entry: Selectable<AlertLogRow>, about: About): LogEntryView {
  const say = alertTexts(about.locale);
  const what = entry.what as LogWhat;
  const detail = entry.detail as Record<string, string | number>; // written by us alone
  const params = { ...detail, source: about.sourceName, who: whoDid(entry, about) };
  return {
    id: entry.id,
    at: entry.happened_at.toISOString(),
    what,
    says: what === "dropped" ? say(droppedKey(detail.why), params) : say(what, params),
    personId: entry.person_id,
  };
}

const droppedKey = (why: unknown) =>
  why === "already-acknowledged" || why === "older-episode" || why === "episode-over"
    ? (`dropped-${why}` as const)
    : "dropped-no-open-alert";

function whoDid(entry: Selectable<AlertLogRow>, { locale, names, sourceName }: About): string {
  const say = alertTexts(locale);
  const name = entry.person_id && names.get(entry.person_id);
  if (name) return say("who-person", { name });
  if (entry.actor.startsWith("source:")) return say("who-source", { source: sourceName });
  return say(entry.actor.startsWith("api-key:") ? "who-api-key" : "who-system");
}
