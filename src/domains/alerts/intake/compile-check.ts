import type { $ZodCheck, $ZodType } from "zod/v4/core";

type Check = (value: unknown) => boolean;

/**
 * Turns a Zod schema into a plain yes-or-no check that allocates nothing. Knows only what wire formats here are made
 * of and throws, when the program starts, on anything else: it must never guess.
 */
export function compileCheck(schema: $ZodType): Check {
  const def = (schema as KnownSchema)._zod.def;
  switch (def.type) {
    case "unknown":
      return () => true;
    case "string":
      return stringCheck(schema, def.checks ?? []);
    case "literal":
      return oneOf(def.values);
    case "enum":
      return oneOf(Object.values(def.entries));
    case "optional":
      return orElse(def.innerType, (value) => value === undefined);
    case "nullable":
      return orElse(def.innerType, (value) => value === null);
    case "array":
      return arrayCheck(compileCheck(def.element));
    case "object":
      return objectCheck(def.shape, def.catchall);
    case "union":
      return def.discriminator
        ? discriminated(def.discriminator, def.options)
        : anyOf(def.options.map(compileCheck));
    default:
      throw new Error(`compileCheck does not know ${(def as { type: string }).type}`);
  }
}

// The parts of Zod's published internals (zod/v4/core) that wire formats use.
type KnownSchema = { _zod: { def: KnownDef } };
type KnownDef = { checks?: $ZodCheck[] } & (
  | { type: "unknown" | "string" }
  | { type: "literal"; values: readonly unknown[] }
  | { type: "enum"; entries: Record<string, unknown> }
  | { type: "optional" | "nullable"; innerType: $ZodType }
  | { type: "array"; element: $ZodType }
  | { type: "object"; shape: Record<string, $ZodType>; catchall?: $ZodType }
  | { type: "union"; options: readonly $ZodType[]; discriminator?: string }
);

const oneOf = (values: readonly unknown[]): Check => {
  const allowed = new Set(values);
  return (value) => allowed.has(value);
};

const orElse = (inner: $ZodType, also: Check): Check => {
  const check = compileCheck(inner);
  return (value) => also(value) || check(value);
};

const anyOf =
  (checks: Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));

const arrayCheck =
  (element: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(element);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function objectCheck(shape: Record<string, $ZodType>, catchall?: $ZodType): Check {
  if (catchall && (catchall as KnownSchema)._zod.def.type !== "unknown")
    throw new Error("compileCheck knows open objects only");
  const fields = Object.entries(shape).map(([name, schema]) => ({ name, check: fieldCheck(schema) }));
  return (value) => {
    if (!isRecord(value)) return false;
    for (const { name, check } of fields) if (!check(value[name])) return false;
    return true;
  };
}

// Whether a field that may be anything may also be absent has changed between releases of Zod.
function fieldCheck(schema: $ZodType): Check {
  if ((schema as KnownSchema)._zod.def.type === "unknown") throw new Error("compileCheck needs typed fields");
  return compileCheck(schema);
}

function discriminated(discriminator: string, options: readonly $ZodType[]): Check {
  const byValue = new Map<unknown, Check>();
  for (const option of options) {
    const def = (option as KnownSchema)._zod.def;
    const tag = def.type === "object" ? def.shape[discriminator] : undefined;
    const tagDef = tag && (tag as KnownSchema)._zod.def;
    if (tagDef?.type !== "literal") throw new Error(`compileCheck needs literals in ${discriminator}`);
    for (const value of tagDef.values) byValue.set(value, compileCheck(option));
  }
  return (value) => isRecord(value) && (byValue.get(value[discriminator])?.(value) ?? false);
}

type StringRule = { check: string; minimum?: number; maximum?: number; length?: number; pattern?: RegExp };

function stringCheck(schema: $ZodType, checks: $ZodCheck[]): Check {
  // A format such as z.url() is a check of the schema itself, with rules that are not data.
  if ("check" in (schema as KnownSchema)._zod.def)
    throw new Error("compileCheck does not know string formats");
  const rules = checks.map((each) => textRule(each._zod.def as StringRule));
  return (value) => typeof value === "string" && rules.every((rule) => rule(value));
}

function textRule(rule: StringRule): (text: string) => boolean {
  const { minimum, maximum, length, pattern } = rule;
  if (rule.check === "min_length" && minimum !== undefined)
    return (text) => text.length >= 2 * minimum || characters(text) >= minimum;
  if (rule.check === "max_length" && maximum !== undefined)
    return (text) => text.length <= maximum || (text.length <= 2 * maximum && characters(text) <= maximum);
  if (rule.check === "length_equals" && length !== undefined)
    return (text) => text.length >= length && text.length <= 2 * length && characters(text) === length;
  if (rule.check === "string_format" && pattern && !pattern.global) return (text) => pattern.test(text);
  throw new Error(`compileCheck does not know the rule ${rule.check}`);
}

// Length is counted in code points, as Zod does: at most two UTF-16 units each, so units alone often decide.
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
