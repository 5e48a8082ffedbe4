import { expect, test } from "vitest";
import { isId, newId, randomLetters } from "./ids.ts";

test("ids are twelve lower-case letters and digits and do not repeat", () => {
  const ids = new Set(Array.from({ length: 5_000 }, () => newId()));
  expect(ids.size).toBe(5_000);
  for (const id of ids) expect(isId(id)).toBe(true);
});

test("every letter is about equally likely", () => {
  const counts = Map.groupBy(randomLetters(36_000), (letter) => letter);
  expect(counts.size).toBe(36);
  for (const [, list] of counts) expect(list.length).toBeGreaterThan(700);
});

test.each(["", "short", "UPPERCASE123", "abcdefghijkl1", "abc-defghijk"])("%j is not an id", (text) => {
  expect(isId(text)).toBe(false);
});
