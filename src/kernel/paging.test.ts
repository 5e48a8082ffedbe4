import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor, toPage } from "./paging.ts";

test("what was encoded is decoded", () => {
  const value = fc.oneof(
    fc.maxSafeInteger(),
    fc.string({ maxLength: 50 }).filter((text) => !text.includes("\0")),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (position) => {
      expect(decodeCursor(encodeCursor(position), position.length)).toEqual(position);
    }),
  );
});

test("anything else is refused, never an error of ours", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => decodeCursor(text, 2)).toThrow(/not one that this list gave out/);
    }),
  );
  for (const value of ["[1]", "[1,2,3]", '[{"a":1},2]', '["\\u0000",1]', "[1.5,2]", "null"])
    expect(() => decodeCursor(Buffer.from(value).toString("base64url"), 2)).toThrow(/not one that/);
});

test("a page is as long as asked and says whether there is more", () => {
  const page = (rows: number[]) =>
    toPage(
      rows,
      2,
      (row) => [row],
      (row) => `#${row}`,
    );
  expect(page([1, 2])).toEqual({ items: ["#1", "#2"], nextCursor: null });
  expect(page([1, 2, 3])).toEqual({ items: ["#1", "#2"], nextCursor: encodeCursor([2]) });
  expect(page([])).toEqual({ items: [], nextCursor: null });
});
