import { describe, expect, test } from "vitest";
import {
  formatUptime,
  groupDays,
  outagePerDay,
  type StateChange,
  shownDays,
  uptimePercent,
  withStart,
} from "./uptime.ts";

const noon = new Date("2026-11-23T12:00:00Z");
const days90 = shownDays(noon, "UTC").map(({ date }) => date);

function ninetyDays(partialSeconds: number, majorSeconds: number) {
  return days90.map((date, i) => ({
    date,
    partialSeconds: i === 5 ? partialSeconds : 0,
    majorSeconds: i === 5 ? majorSeconds : 0,
    hasData: true,
  }));
}

describe("uptime", () => {
  test.each([
    [7_739_635, 0, "70.14"],
    [71_733, 0, "99.72"],
    [8_857, 1_300, "99.94"],
    [0, 0, "100.0"],
    [0, 38_880, "99.5"],
    [0, 90 * 86_400, "0.0"],
  ])("with %i s partial and %i s major outage in 90 days is %s", (partial, major, shown) => {
    expect(formatUptime(uptimePercent(ninetyDays(partial, major)) ?? Number.NaN)).toBe(shown);
  });

  test("is cut off, not rounded: one second of outage is not 100", () => {
    expect(uptimePercent(ninetyDays(0, 1))).toBe(99.99);
  });

  test("counts only days from the component's start on", () => {
    const days = withStart(
      days90.map((date) => ({ date, partialSeconds: 0, majorSeconds: date === "2026-11-23" ? 8_640 : 0 })),
      "2026-11-14",
    );
    expect(days.filter((day) => day.hasData)).toHaveLength(10);
    expect(uptimePercent(days)).toBe(99);
    expect(uptimePercent(withStart(days, "2027-01-01"))).toBeNull();
  });

  test("of a group is taken from the integer averages of its components' seconds", () => {
    const one = [{ date: "2026-11-23", partialSeconds: 100, majorSeconds: 3, hasData: true }];
    const two = [{ date: "2026-11-23", partialSeconds: 1, majorSeconds: 0, hasData: false }];
    expect(groupDays([one, two])).toEqual([
      { date: "2026-11-23", partialSeconds: 50, majorSeconds: 1, hasData: true },
    ]);
    expect(groupDays([])).toEqual([]);
  });
});

describe("shown days", () => {
  test("are the ninety that end with today in the page's zone", () => {
    const lateEvening = new Date("2026-11-23T23:30:00Z");
    expect(shownDays(lateEvening, "UTC").at(-1)?.date).toBe("2026-11-23");
    expect(shownDays(lateEvening, "Europe/Paris").at(-1)?.date).toBe("2026-11-24");
    expect(shownDays(lateEvening, "UTC")).toHaveLength(90);
    expect(shownDays(lateEvening, "UTC")[0]?.date).toBe("2026-08-26");
  });
});

describe("seconds of outage per day", () => {
  const daysOf = (timeZone: string, ...dates: string[]) =>
    shownDays(noon, timeZone).filter(({ date }) => dates.includes(date));
  const change = (at: string, state: StateChange["state"]): StateChange => ({ at: new Date(at), state });

  test("split an outage at midnight of the page's zone", () => {
    const changes = [
      change("2026-11-21T22:00:00Z", "major_outage"),
      change("2026-11-22T02:00:00Z", "partial_outage"),
      change("2026-11-22T03:00:00Z", "operational"),
    ];
    expect(outagePerDay(changes, daysOf("UTC", "2026-11-21", "2026-11-22"), noon)).toEqual([
      { date: "2026-11-21", partialSeconds: 0, majorSeconds: 7_200 },
      { date: "2026-11-22", partialSeconds: 3_600, majorSeconds: 7_200 },
    ]);
    expect(outagePerDay(changes, daysOf("Europe/Paris", "2026-11-21", "2026-11-22"), noon)).toEqual([
      { date: "2026-11-21", partialSeconds: 0, majorSeconds: 3_600 },
      { date: "2026-11-22", partialSeconds: 3_600, majorSeconds: 10_800 },
    ]);
  });

  test("stop at now while an outage goes on", () => {
    const changes = [change("2026-11-23T11:00:00Z", "major_outage")];
    expect(outagePerDay(changes, daysOf("UTC", "2026-11-23"), noon)[0]?.majorSeconds).toBe(3_600);
  });

  test("ignore degraded service and maintenance", () => {
    const changes = [
      change("2026-11-22T01:00:00Z", "degraded_performance"),
      change("2026-11-22T02:00:00Z", "under_maintenance"),
      change("2026-11-22T03:00:00Z", "operational"),
    ];
    expect(outagePerDay(changes, daysOf("UTC", "2026-11-22"), noon)[0]).toMatchObject({
      partialSeconds: 0,
      majorSeconds: 0,
    });
  });

  test("follow a day of 25 hours at the end of summer time", () => {
    const changes = [
      change("2026-10-24T22:00:00Z", "major_outage"),
      change("2026-10-25T23:00:00Z", "operational"),
    ];
    expect(outagePerDay(changes, daysOf("Europe/Paris", "2026-10-25"), noon)[0]?.majorSeconds).toBe(
      25 * 3_600,
    );
  });
});
