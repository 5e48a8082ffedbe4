import { expect, test } from "vitest";
import { durationWords } from "./words.ts";

test("a duration is rounded to the minute, as the messages beside it say it", () => {
  expect(durationWords(45)).toBe("45 s");
  expect(durationWords(576)).toBe("10 min");
  expect(durationWords(3_599)).toBe("1 h");
  expect(durationWords(4_320)).toBe("1 h 12 min");
  expect(durationWords(183_600)).toBe("2 d 3 h");
});
