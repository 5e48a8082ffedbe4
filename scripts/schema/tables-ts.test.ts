import { expect, test } from "vitest";
import type { Catalogue, Column } from "./catalogue.ts";
import { choices, tablesTs } from "./tables-ts.ts";

const column = (name: string, type: string, more: Partial<Column> = {}): Column => ({
  name,
  type,
  notNull: true,
  defaultText: null,
  identity: null,
  generated: null,
  ...more,
});

const typesOf = (columns: Column[], checks: string[] = []): string => {
  const constraints = checks.map((definition) => ({ name: "c", kind: "c" as const, definition }));
  const lists = { indexes: [], policies: [], triggers: [], grants: [] };
  const table = {
    schema: "public",
    name: "service_tier",
    rowSecurity: "forced" as const,
    columns,
    constraints,
  };
  const catalogue: Catalogue = { tables: [{ ...table, ...lists }], functions: [] };
  return tablesTs(catalogue);
};

test.each([
  [column("a", "text"), "a: string;"],
  [column("a", "text", { notNull: false }), "a: string | null;"],
  [column("a", "text", { defaultText: "'x'::text" }), "a: Generated<string>;"],
  [column("a", "text[]"), "a: string[];"],
  [column("a", "bigint", { identity: "always" }), "a: GeneratedAlways<number>;"],
  [column("a", "bytea"), "a: Buffer;"],
  [column("a", "timestamp with time zone"), "a: Timestamp;"],
  [
    column("a", "timestamp with time zone", { notNull: false }),
    "a: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;",
  ],
  [column("a", "jsonb"), "a: JsonColumn;"],
  [column("a", "jsonb", { defaultText: "'{}'" }), "a: ColumnType<Json, string | undefined, string>;"],
])("a column becomes the type that is read and written: %o", (given, expected) => {
  expect(typesOf([given])).toContain(`  ${expected}\n`);
});

test("a check with a list of words becomes a union", () => {
  const check = "CHECK ((state = ANY (ARRAY['open'::text, 'it''s done'::text])))";
  expect(typesOf([column("state", "text")], [check])).toContain(`  state: "open" | "it's done";\n`);
  const constraints = [{ name: "c", kind: "c" as const, definition: check }];
  expect(choices({ constraints }, { name: "other", type: "text" })).toBeUndefined();
});

test("a type nobody has thought of stops the generation instead of becoming unknown", () => {
  expect(() => typesOf([column("a", "tsvector")])).toThrow(
    /service_tier.a: no TypeScript type is known for tsvector/,
  );
});

test("rows are named after their table", () => {
  expect(typesOf([column("a", "text")])).toContain("service_tier: ServiceTierRow;");
});
