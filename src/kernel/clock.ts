/** Where every product time comes from, so that a test can move it. */
export type Clock = {
  now(): Date;
  /** How many times as fast as real time it runs; 1 when left out. */
  rate?: number;
};

export const systemClock: Clock = { now: () => new Date() };

export const seconds = (n: number): number => n * 1_000;
export const minutes = (n: number): number => seconds(n * 60);
export const hours = (n: number): number => minutes(n * 60);
export const days = (n: number): number => hours(n * 24);

/** The instant `milliseconds` after `date` (before it when negative). */
export const after = (date: Date, milliseconds: number): Date => new Date(date.getTime() + milliseconds);

/**
 * A clock that runs `factor` times as fast as real time, from `startAt`, until it catches up with real time; from then
 * on it is real time. For demonstrations: what it stamps lies in the past, never in the future.
 */
export function acceleratedClock(startAt: Date, factor: number, real: Clock = systemClock): Clock {
  const begunAt = real.now().getTime();
  return {
    rate: factor,
    now() {
      const now = real.now().getTime();
      return new Date(Math.min(startAt.getTime() + (now - begunAt) * factor, now));
    },
  };
}
