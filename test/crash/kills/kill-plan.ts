import type { Random } from "./random.ts";

export type Target = "server" | "database";
export type PlannedKill = { target: Target; waitMs: number };

// Of the waits, so many are next to nothing: both die at once, or one dies while the other is coming back.
const AT_ONCE = 0.15;
const AT_ONCE_MS = 300;

/** Half of the kills for the server, half for the database, in random order after random waits. */
export function planKills(random: Random, kills: number, gapSeconds: number): PlannedKill[] {
  const targets = Array.from({ length: kills }, (_, at): Target => (at % 2 === 0 ? "server" : "database"));
  return random.shuffled(targets).map((target, at) => {
    const atOnce = at > 0 && random.next() < AT_ONCE;
    const waitMs = atOnce ? random.between(0, AT_ONCE_MS) : random.between(0.3, 1.7) * gapSeconds * 1000;
    return { target, waitMs: Math.round(waitMs) };
  });
}
