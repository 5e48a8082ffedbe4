import { minutes } from "#kernel/clock";
import type { AlertEvent } from "../incoming.ts";

export type AlertState = "triggered" | "acknowledged" | "resolved";

/** What is known about the newest alert of a source and deduplication key. */
export type Standing = {
  state: AlertState;
  episode: string | null;
  flapping: boolean;
  /** When the source opened or closed it lately (milliseconds), predecessors included. */
  transitions: readonly number[];
  resolvedBySource: boolean;
};

/** What an event does. `transitions` is what the alert carries afterwards. */
export type Decision =
  | { act: "open"; transitions: number[] }
  /** Folded into the same alert because it flaps. */
  | { act: "reopen"; transitions: number[]; flappingBegins: boolean }
  | { act: "resolve"; transitions: number[]; flappingBegins: boolean }
  | { act: "acknowledge" }
  | { act: "absorb" }
  /** A newer episode began although nobody said that the older one ended: resolve, then look again. */
  | { act: "supersede" }
  | { act: "drop"; why: DropReason };

export type DropReason = "no-open-alert" | "already-acknowledged" | "older-episode" | "episode-over";

export const FLAPPING_TRANSITIONS = 4;
export const FLAPPING_WINDOW_MS = minutes(10);
/** While flapping, nobody is told again unless it stays triggered for so long. */
export const FLAPPING_HOLD_MS = minutes(3);

/**
 * PagerDuty's rules of deduplication, plus episodes and flapping: an open alert absorbs triggers, after a resolve the
 * same key opens a new alert, acknowledge and resolve without an open alert are dropped.
 *
 * @param newest the newest alert of the same source and deduplication key
 * @param at when the event was accepted, in milliseconds
 */
export function decide(newest: Standing | null, event: AlertEvent, at: number): Decision {
  switch (event.what) {
    case "trigger":
      return decideTrigger(newest, event.episode, at);
    case "resolve":
      return decideResolve(newest, event.episode, at);
    case "acknowledge":
      return decideAcknowledge(newest);
  }
}

function decideTrigger(newest: Standing | null, episode: string | null, at: number): Decision {
  if (!newest) return { act: "open", transitions: [at] };
  const age = compareEpisodes(episode, newest.episode);
  if (age === "older") return { act: "drop", why: "older-episode" };
  if (newest.state !== "resolved") return age === "newer" ? { act: "supersede" } : { act: "absorb" };
  // Of two Alertmanagers one may still be repeating what the other has already seen end.
  if (age === "same" && newest.resolvedBySource) return { act: "drop", why: "episode-over" };
  const transitions = [...recent(newest.transitions, at), at];
  if (stillFlapping(newest, at)) return { act: "reopen", transitions, flappingBegins: false };
  if (isFlapping(transitions)) return { act: "reopen", transitions, flappingBegins: true };
  return { act: "open", transitions };
}

function decideResolve(newest: Standing | null, episode: string | null, at: number): Decision {
  if (!newest || newest.state === "resolved") return { act: "drop", why: "no-open-alert" };
  if (compareEpisodes(episode, newest.episode) === "older") return { act: "drop", why: "older-episode" };
  const transitions = [...recent(newest.transitions, at), at];
  return { act: "resolve", transitions, flappingBegins: !newest.flapping && isFlapping(transitions) };
}

function decideAcknowledge(newest: Standing | null): Decision {
  if (!newest || newest.state === "resolved") return { act: "drop", why: "no-open-alert" };
  if (newest.state === "acknowledged") return { act: "drop", why: "already-acknowledged" };
  return { act: "acknowledge" };
}

const recent = (transitions: readonly number[], at: number): number[] =>
  transitions.filter((one) => one > at - FLAPPING_WINDOW_MS).slice(-20);

const isFlapping = (transitions: readonly number[]) => transitions.length >= FLAPPING_TRANSITIONS;

// The deadline that ends flapping may run late; the events decide.
const stillFlapping = (newest: Standing, at: number) =>
  newest.flapping && recent(newest.transitions, at).length > 0;

type Age = "older" | "same" | "newer" | "unknown";

function compareEpisodes(episode: string | null, known: string | null): Age {
  if (episode === null || known === null) return "unknown";
  if (episode === known) return "same";
  const difference = Date.parse(episode) - Date.parse(known);
  if (Number.isNaN(difference)) return "unknown";
  if (difference === 0) return "same";
  return difference < 0 ? "older" : "newer";
}
