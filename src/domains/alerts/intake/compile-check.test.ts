import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { compileCheck } from "./compile-check.ts";

const schemas = {
  lengths: z.string().min(2).max(4),
  exact: z.string().length(3),
  pattern: z.string().regex(/^a+$/),
  enum: z.enum(["a", "b"]),
  literal: z.literal(["a", 1, null]),
  optional: z.string().optional(),
  nullish: z.string().nullish(),
  array: z.array(z.string().max(2)),
  object: z.object({ a: z.string(), b: z.array(z.unknown()).nullish() }),
  open: z.looseObject({ a: z.string() }),
  union: z.union([z.string(), z.array(z.string())]),
  discriminated: z.discriminatedUnion("a", [
    z.object({ a: z.literal("a"), b: z.string() }),
    z.object({ a: z.literal("b") }),
  ]),
};

const text = fc.oneof(
  fc.stringMatching(/^a{0,6}$/),
  fc.string({ maxLength: 5 }),
  fc.string({ unit: fc.constantFrom("😀", "a", "é"), maxLength: 8 }),
);
const leaf = fc.oneof(text, fc.constantFrom<unknown>(1, null, undefined, true, "a", "b"));
const value = fc.oneof(
  leaf,
  fc.array(leaf),
  fc.record({ a: leaf, b: fc.oneof(leaf, fc.array(leaf)) }, { requiredKeys: [] }),
);

describe.each(Object.entries(schemas))("%s", (_, schema) => {
  const check = compileCheck(schema);
  test("says what Zod says", () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(check(given)).toBe(schema.safeParse(given).success);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each<[string, z.ZodType]>([
  ["a number", z.number()],
  ["a refinement", z.string().refine((given) => given === "x")],
  ["a transformation", z.string().transform((given) => given.length)],
  ["a format", z.url()],
  ["a field of any type", z.object({ a: z.unknown() })],
  ["a closed object", z.strictObject({})],
  ["a global pattern, which remembers where it was", z.string().regex(/a/g)],
])("refuses to guess about %s", (_, schema) => {
  expect(() => compileCheck(schema)).toThrow("compileCheck");
});
