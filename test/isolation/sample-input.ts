import { type ZodType, z } from "zod";

type JsonSchema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  format?: string;
};

/** What a value is made of: real ids by field name (`serviceId`), and the text that stands in every name. */
export type Ingredients = { idFor(field: string): string | undefined; words: string; at: Date };

/** A value that the schema would take, made of required fields only. */
export function sampleFor(schema: ZodType | undefined, ingredients: Ingredients): unknown {
  if (schema === undefined) return undefined;
  const root = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  return sampleOf(root, "", { root, ...ingredients });
}

type Making = Ingredients & { root: JsonSchema };

function sampleOf(schema: JsonSchema, field: string, making: Making): unknown {
  if (schema.$ref) return sampleOf(followed(schema.$ref, making.root), field, making);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices?.[0]) return sampleOf(choices[0], field, making);
  switch ([schema.type].flat()[0]) {
    case "object":
      return objectOf(schema, making);
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, field, making));
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 0, 1);
    case "boolean":
      return false;
    default:
      return textOf(schema, field, making);
  }
}

const objectOf = ({ properties = {}, required = [] }: JsonSchema, making: Making): Record<string, unknown> =>
  Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {}, name, making)]));

/** Fields that take one of a few words which no schema names. */
const WORDS: Record<string, string> = {
  severity: "SEV1",
  scopes: "audit:read",
  channel: "email",
  kind: "email",
  timeZone: "Europe/Paris",
  locale: "en",
};

function textOf({ format, minLength = 0 }: JsonSchema, field: string, { idFor, words, at }: Making): string {
  const id = idFor(field.replace(/Ids$/, "Id"));
  if (id !== undefined) return id;
  if (format === "date-time")
    return new Date(at.getTime() + (/end|until/i.test(field) ? 7_200_000 : 3_600_000)).toISOString();
  if (format === "email" || /email|address/i.test(field)) return `${words.toLowerCase()}@example.test`;
  if (format === "uri" || /url/i.test(field)) return `https://example.test/${words}`;
  const word = WORDS[field];
  if (word !== undefined) return word;
  if (/slug/i.test(field)) return words.toLowerCase();
  if (/date/i.test(field)) return at.toISOString().slice(0, 10);
  return words.padEnd(minLength, "x");
}

const followed = (ref: string, root: JsonSchema): JsonSchema => {
  const [, name = ""] = /^#\/\$defs\/(.+)$/.exec(ref) ?? [];
  return ref === "#" ? root : (root.$defs?.[name] ?? {});
};
