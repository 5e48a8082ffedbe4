import type { Clock } from "#kernel/clock";

export type MovableClock = Clock & { move(milliseconds: number): void; set(date: Date): void };

/** A clock that stands still until the test moves it. Starts on a Monday at 09:00 UTC. */
export function movableClock(start = new Date("2026-11-23T09:00:00.000Z")): MovableClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    move(milliseconds) {
      at += milliseconds;
    },
    set(date) {
      at = date.getTime();
    },
  };
}
