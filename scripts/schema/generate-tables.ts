import type pg from "pg";

type Column = { table: string; column: string; type: string; nullable: boolean; generated: boolean };

const TYPES: Record<string, string> = {
  text: "string",
  boolean: "boolean",
  integer: "number",
  smallint: "number",
  bigint: "number",
  "double precision": "number",
  "timestamp with time zone": "Timestamp",
  date: "string",
  jsonb: "JsonColumn",
  bytea: "Buffer",
  "text[]": "string[]",
  "integer[]": "number[]",
  "timestamp with time zone[]": "Date[]",
};

const HEADER = `// Generated from the migrations by \`npm run schema\`: do not edit.
import type { ColumnType, Generated } from "kysely";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

type Timestamp = ColumnType<Date, Date | string, Date | string>;
// Written as text: \`pg\` would turn a JavaScript array into a PostgreSQL array instead of JSON.
type JsonColumn = ColumnType<Json, string, string>;
`;

/** TypeScript row types for Kysely, one interface per product table, from the catalogue of a migrated database. */
export async function generateTables(client: pg.Client): Promise<string> {
  const columns = await readColumns(client);
  const choices = await readChoices(client);
  const byTable = Map.groupBy(columns, (column) => column.table);
  const interfaces = [...byTable].map(([table, list]) => {
    const fields = list.map((column) => `  ${property(column.column)}: ${typeOf(column, choices)};`);
    return `export interface ${pascal(table)}Row {\n${fields.join("\n")}\n}`;
  });
  const index = [...byTable.keys()].map((table) => `  ${property(table)}: ${pascal(table)}Row;`);
  return `${HEADER}\n${interfaces.join("\n")}\nexport interface Tables {\n${index.join("\n")}\n}`;
}

async function readColumns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as "table",
      a.attname as "column", format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
      (a.atthasdef or a.attidentity <> '') as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'identity') and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped
    order by (n.nspname <> 'public'), n.nspname, c.relname, a.attnum`);
  return rows;
}

/** `check (state in ('a', 'b'))` becomes the union \`"a" | "b"\`. */
async function readChoices(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ table: string; column: string; definition: string }>(`
    select c.relname as "table", a.attname as "column", pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'c' and cardinality(k.conkey) = 1`);
  const choices = new Map<string, string>();
  for (const { table, column, definition } of rows) {
    const list = /^CHECK \(\(\(?\w+\)? = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(definition)?.[1];
    const values =
      list && [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map((match) => JSON.stringify(match[1]));
    if (values && values.length > 0) choices.set(`${table}.${column}`, values.join(" | "));
  }
  return choices;
}

function typeOf({ table, column, type, nullable, generated }: Column, choices: Map<string, string>): string {
  const base = choices.get(`${table}.${column}`) ?? TYPES[type];
  if (!base) throw new Error(`no TypeScript type for ${type} (${table}.${column})`);
  if (base === "JsonColumn" && nullable) return "ColumnType<Json | null, string | null, string | null>";
  if (base === "JsonColumn" && generated) return "ColumnType<Json, string | undefined, string>";
  if (base === "Timestamp" && nullable)
    return "ColumnType<Date | null, Date | string | null, Date | string | null>";
  const whole = nullable ? `${base.includes("|") ? `(${base})` : base} | null` : base;
  return generated ? `Generated<${whole}>` : whole;
}

const property = (name: string): string => (/^\w+$/.test(name) ? name : JSON.stringify(name));

const pascal = (name: string): string =>
  name.replace(/(^|[._])(\w)/g, (_match, _start, letter: string) => letter.toUpperCase());
