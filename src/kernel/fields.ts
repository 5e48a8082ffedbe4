import { z } from "zod";
import type { Secrets } from "./secrets.ts";

type FieldText = { label: string; hint?: string; optional?: true };

/**
 * One setting a person fills in. The console draws the form, the server checks the value and decides what is
 * encrypted, all from this one declaration.
 */
export type Field = FieldText &
  (
    | { kind: "text"; format?: "email"; maxLength?: number }
    | { kind: "url" }
    | { kind: "secret" }
    | { kind: "number"; min?: number; max?: number }
    | { kind: "boolean" }
    | { kind: "choice"; options: readonly string[] }
  );

export type Fields = Readonly<Record<string, Field>>;

type Value<F extends Field> = F extends { kind: "choice"; options: readonly (infer Option)[] }
  ? Option
  : F extends { kind: "number" }
    ? number
    : F extends { kind: "boolean" }
      ? boolean
      : string;

type OptionalName<F extends Fields> = {
  [Name in keyof F]: F[Name] extends { optional: true } ? Name : never;
}[keyof F];

/** The settings object that fields describe. */
export type Settings<F extends Fields> = { [Name in Exclude<keyof F, OptionalName<F>>]: Value<F[Name]> } & {
  [Name in OptionalName<F>]?: Value<F[Name]>;
};

/** Settings whose fields are not known to the compiler. */
export type AnySettings = Readonly<Record<string, string | number | boolean | undefined>>;

const LONGEST_TEXT = 500;
const LONGEST_SECRET = 4_000;

/** The check for settings: unknown names are refused, empty optional values count as left out. */
export function settingsSchema<const F extends Fields>(fields: F): z.ZodType<Settings<F>> {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]));
  return z.strictObject(shape) as unknown as z.ZodType<Settings<F>>; // the shape is built from F one by one
}

function fieldSchema(field: Field): z.ZodType {
  const value = valueSchema(field);
  return field.optional
    ? z.preprocess((given) => (given === "" ? undefined : given), value.optional())
    : value;
}

function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case "text":
      return field.format === "email" ? emailAddress : oneLine(field.maxLength ?? LONGEST_TEXT);
    case "secret":
      return oneLine(LONGEST_SECRET);
    case "url":
      return z.url({ protocol: /^https?$/, error: "is not an http or https address" }).max(2_000);
    case "number":
      return z
        .number()
        .min(field.min ?? Number.MIN_SAFE_INTEGER)
        .max(field.max ?? Number.MAX_SAFE_INTEGER);
    case "boolean":
      return z.boolean();
    case "choice":
      return z.enum(field.options as [string, ...string[]]);
  }
}

const emailAddress = z.string().trim().max(254).pipe(z.email("is not an e-mail address"));

// Settings end up in headers and protocol lines: a line break there would start a line of its own.
const oneLine = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "is missing")
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, "must be one line");

/** Names of the fields that are encrypted at rest and never shown again. */
export const secretNames = (fields: Fields): string[] =>
  Object.keys(fields).filter((name) => fields[name]?.kind === "secret");

/** The same settings with every secret field encrypted, ready to be stored. */
export const sealSettings = (
  fields: Fields,
  settings: AnySettings,
  secrets: Pick<Secrets, "seal">,
): AnySettings => mapSecrets(fields, settings, (plain) => secrets.seal(plain));

/** What `sealSettings` made, readable again. */
export const openSettings = (
  fields: Fields,
  stored: AnySettings,
  secrets: Pick<Secrets, "open">,
): AnySettings => mapSecrets(fields, stored, (sealed) => secrets.open(sealed));

/** Settings for showing: a secret becomes `true` when it is set, so that a form can say so. */
export const presentSettings = (fields: Fields, stored: AnySettings): AnySettings =>
  Object.fromEntries(
    Object.keys(fields)
      .filter((name) => stored[name] !== undefined)
      .map((name) => [name, fields[name]?.kind === "secret" ? true : stored[name]]),
  );

function mapSecrets(fields: Fields, settings: AnySettings, change: (value: string) => string): AnySettings {
  const secret = new Set(secretNames(fields));
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      secret.has(name) && typeof value === "string" ? change(value) : value,
    ]),
  );
}
