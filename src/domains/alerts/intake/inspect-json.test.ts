import fc from "fast-check";
import { expect, test } from "vitest";
import { inspectJson, MAX_DEPTH } from "./inspect-json.ts";

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test.each([
  ['{"a":"plain"}', "fine"],
  ['{"a":"\\u00e9\\n\\\\"}', "fine"],
  ['{"a":"\\ud83d\\ude00"}', "fine"],
  ['{"a":"\\u0000"}', "bad-text"],
  ['{"\\u0000":1}', "bad-text"],
  ['{"a":"\\ud83d"}', "bad-text"],
  ['{"a":"\\ude00\\ud83d"}', "bad-text"],
  ['{"a":"\\ud83dx"}', "bad-text"],
  ['{"a":"\\\\u0000"}', "fine"],
  [`{"a":"${"[".repeat(500)}"}`, "fine"],
  [nested(MAX_DEPTH), "fine"],
  [nested(MAX_DEPTH + 1), "too-deep"],
  [nested(200_000), "too-deep"],
  ["not json at all", "fine"],
  ['"unfinished \\u12', "fine"],
])("%s is %s", (text, verdict) => {
  expect(inspectJson(text)).toBe(verdict);
});

test("whatever is found fine holds no U+0000 and no half pair once parsed", () => {
  const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) });
  fc.assert(
    fc.property(anyText, (value) => {
      const storable = !value.includes("\0") && value.isWellFormed();
      // JSON.stringify escapes exactly what this check looks for.
      expect(inspectJson(JSON.stringify({ value }))).toBe(storable ? "fine" : "bad-text");
    }),
  );
});
