import fc from "fast-check";
import { expect, test } from "vitest";
import { type Rotation, resolveOnCall, type Schedule, shiftsBetween } from "./index.ts";
import { slowTurnStarts } from "./slow-reference.ts";

/** A day or two before each clock change of 2026 in the four zones, and an ordinary week. */
const walks = [
  ["Europe/Berlin", "2026-03-27"],
  ["Europe/Berlin", "2026-10-23"],
  ["America/New_York", "2026-03-06"],
  ["America/New_York", "2026-10-30"],
  ["Australia/Lord_Howe", "2026-04-03"],
  ["Australia/Lord_Howe", "2026-10-02"],
  ["Asia/Kolkata", "2026-03-27"],
] as const;
const days = (count: number) => count * 86_400_000;
const names = ["ana", "ben", "cleo", "dora"];

const lengths = fc.oneof(
  fc.record({ unit: fc.constant("hours" as const), count: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ unit: fc.constant("days" as const), count: fc.integer({ min: 1, max: 2 }) }),
);
const clockTimes = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "45", "59"))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
const turns = fc.array(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }), {
  minLength: 1,
  maxLength: 4,
});

const rotationFrom = (startsOn: string) =>
  fc
    .record({ every: lengths, handOverAt: clockTimes, turns })
    .map((given): Rotation => ({ id: "r", layer: 0, startsOn, endsAt: null, restrictions: [], ...given }));
const cases = fc
  .constantFrom(...walks)
  .chain(([timeZone, startsOn]) =>
    fc.record({ timeZone: fc.constant(timeZone), rotation: rotationFrom(startsOn) }),
  );

test("every instant around a clock change has the people the slow, obvious reference says", () => {
  fc.assert(
    fc.property(
      cases,
      fc.array(fc.integer({ min: 0, max: 4 * 1440 }), { minLength: 20, maxLength: 20 }),
      (given, minutes) => {
        const { timeZone, rotation } = given;
        const walkFrom = new Date(Date.parse(`${rotation.startsOn}T00:00Z`) - days(1));
        const starts = slowTurnStarts(rotation, timeZone, walkFrom, new Date(walkFrom.getTime() + days(6)));
        const schedule: Schedule = { timeZone, rotations: [rotation], overrides: [] };
        for (const minute of minutes) {
          const at = new Date(walkFrom.getTime() + minute * 60_000);
          const turn = starts.findLastIndex((start) => start <= at);
          const expected = turn < 0 ? [] : rotation.turns[turn % rotation.turns.length];
          expect(resolveOnCall(schedule, at).map((p) => p.personId)).toEqual(expected);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("shifts cover the stretch without hole or overlap and say what resolving says", () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 0, max: 5000 }), (given, minute) => {
      const schedule: Schedule = { timeZone: given.timeZone, rotations: [given.rotation], overrides: [] };
      const from = new Date(Date.parse(`${given.rotation.startsOn}T00:00Z`) - days(1));
      const until = new Date(from.getTime() + days(5));
      const shifts = shiftsBetween(schedule, from, until);
      expect(shifts[0]?.from).toEqual(from);
      expect(shifts.at(-1)?.until).toEqual(until);
      shifts.slice(1).forEach((shift, index) => {
        expect(shift.from).toEqual(shifts[index]?.until);
      });
      const at = new Date(from.getTime() + minute * 60_000);
      const shift = shifts.find((each) => each.from <= at && at < each.until);
      expect(shift?.people.map((p) => p.personId).sort()).toEqual(
        resolveOnCall(schedule, at)
          .map((p) => p.personId)
          .sort(),
      );
    }),
    { numRuns: 60 },
  );
});
