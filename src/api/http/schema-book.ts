import { z } from "zod";

export type JsonSchema = Record<string, unknown>;

/** Collects the schemas of a document: named ones (`meta({ id })`) once under components, others in place. */
export type SchemaBook = {
  input(schema: z.ZodType): JsonSchema;
  output(schema: z.ZodType): JsonSchema;
  /** A JSON schema from elsewhere, fit to stand in the document. */
  plain(schema: JsonSchema): JsonSchema;
  components(): Record<string, JsonSchema>;
};

export function createSchemaBook(): SchemaBook {
  const named = new Map<string, JsonSchema>();

  const convert = (schema: z.ZodType, io: "input" | "output"): JsonSchema => {
    const { $schema: _dialect, $defs = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
    const names = new Map<string, string>();
    for (const [name, definition] of Object.entries($defs as Record<string, JsonSchema>))
      names.set(name, nameFor(name, definition, io));
    for (const [name, definition] of Object.entries($defs as Record<string, JsonSchema>))
      named.set(names.get(name) ?? name, rewrite(definition, names));
    return typeof root.id === "string" ? refer(root.id, rewrite(root, names), io) : rewrite(root, names);
  };

  const refer = (id: string, definition: JsonSchema, io: "input" | "output"): JsonSchema => {
    const name = nameFor(id, definition, io);
    named.set(name, definition);
    return { $ref: `#/components/schemas/${name}` };
  };

  /** What is taken and what is answered may differ under one name (defaults): the one taken gets a name of its own. */
  const nameFor = (name: string, definition: JsonSchema, io: "input" | "output"): string => {
    const known = named.get(name);
    const isSame =
      known === undefined || JSON.stringify(known) === JSON.stringify(rewrite(definition, new Map()));
    return isSame || io === "output" ? name : `${name}Input`;
  };

  return {
    input: (schema) => convert(schema, "input"),
    output: (schema) => convert(schema, "output"),
    plain: ({ $schema: _dialect, ...schema }) => schema,
    components: () => Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** `#/$defs/X` becomes `#/components/schemas/X`, at any depth. */
function rewrite(value: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  const walk = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(walk);
    if (inner === null || typeof inner !== "object") return inner;
    return Object.fromEntries(
      Object.entries(inner)
        .filter(
          ([key]) => key !== "id" || !("type" in inner) || typeof (inner as JsonSchema)["id"] !== "string",
        )
        .map(([key, part]) => [
          key,
          key === "$ref" && typeof part === "string" ? refTo(part, names) : walk(part),
        ]),
    );
  };
  return walk(value) as JsonSchema; // an object stays one
}

const refTo = (ref: string, names: ReadonlyMap<string, string>): string => {
  const [, name] = /^#\/\$defs\/(.+)$/.exec(ref) ?? [];
  return name === undefined ? ref : `#/components/schemas/${names.get(name) ?? name}`;
};
