import { describe, expect, test } from "vitest";
import { BAR_COLOURS, barOf, barsPath, outageColour, outagePath } from "./bars.ts";

/** The colours seen by default on Statuspage's own pages. */
const STATUSPAGE = {
  clear: [0x2f, 0xcc, 0x66],
  brief: [0xf1, 0xc4, 0x0f],
  long: [0xe6, 0x7e, 0x22],
  worst: [0xe7, 0x4c, 0x3c],
} as const;

describe("the colour of a day", () => {
  test.each([
    [0, "#2fcc66"],
    [0.001, "#90c83a"],
    [1_188, "#f1c40f"],
    [1_980, "#e67e22"],
    [3_600, "#e74c3c"],
    [86_400, "#e74c3c"],
  ])("with %f s of weighted outage is %s in Statuspage's palette", (seconds, colour) => {
    expect(outageColour(seconds, STATUSPAGE)).toBe(colour);
  });

  test("moves steadily between the turning points", () => {
    expect(outageColour(594, STATUSPAGE)).toBe("#c1c625");
    expect(outageColour(1_584, STATUSPAGE)).toBe("#eca119");
    expect(outageColour(2_790, STATUSPAGE)).toBe("#e7652f");
  });

  test.each(["#ffffff", "#12171d"])("keeps 3:1 against %s for every step of our palette", (background) => {
    for (const seconds of [0, 1, 600, 1_188, 1_600, 1_980, 2_800, 3_600])
      expect(contrast(outageColour(seconds, BAR_COLOURS), background)).toBeGreaterThanOrEqual(3);
  });
});

test("a day is told by shape: stub, plain, cut, tall", () => {
  const day = (majorSeconds: number, hasData = true) => ({
    date: "2026-11-23",
    partialSeconds: 0,
    majorSeconds,
    hasData,
  });
  expect(barOf(day(0, false))).toEqual({ kind: "none" });
  expect(barOf(day(0))).toEqual({ kind: "clear" });
  expect([60, 1_200, 2_000, 3_600].map((seconds) => barOf(day(seconds)))).toMatchObject([
    { level: 1 },
    { level: 2 },
    { level: 3 },
    { level: 4 },
  ]);
  expect(outagePath(2, 1).match(/z/g)).toHaveLength(2);
  expect(outagePath(2, 3).match(/z/g)).toHaveLength(4);
  expect(outagePath(2, 4)).toBe("M10 0h3.4v34h-3.4z");
  expect(barsPath("clear", [0, 1, 4])).toBe("M0 7h3.4v27h-3.4zm5 0h3.4v27h-3.4zm15 0h3.4v27h-3.4z");
});

function contrast(one: string, two: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
