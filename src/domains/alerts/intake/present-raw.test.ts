import fc from "fast-check";
import { expect, test } from "vitest";
import { presentRaw } from "./present-raw.ts";

const show = (text: string, longest = 2048) => presentRaw(Buffer.from(text), longest).text;

test.each([
  ['{"routing_key": "abc", "x": 1}', '{"routing_key": "[redacted]", "x": 1}'],
  ['{"db_password":"p\\"q","x":1}', '{"db_password":"[redacted]","x":1}'],
  [`key=${"a1".repeat(16)}&x`, "key=[redacted]&x"],
  ["bell\u0007 nul\0 rtl\u202e", "bell\\u0007 nul\\u0000 rtl\\u202e"],
  ["line\nbreaks\tstay", "line\nbreaks\tstay"],
])("%j is shown as %j", (given, shown) => {
  expect(show(given)).toBe(shown);
});

test("a secret that is cut off by the end is blanked as well", () => {
  expect(show('{"token":"abcdefghij"}', 15)).toBe('{"token":"[redacted]');
});

test("any bytes become storable text", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { text } = presentRaw(Buffer.from(bytes), 200);
      expect(text.includes("\0")).toBe(false);
      expect(text.isWellFormed()).toBe(true);
    }),
  );
});
