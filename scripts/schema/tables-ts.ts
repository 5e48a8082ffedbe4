import type { Catalogue, Column, Table } from "./catalogue.ts";

const HEAD = `// Generated from the migrations by \`npm run schema\`: do not edit.
import type { ColumnType, Generated, GeneratedAlways } from "kysely";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

type Timestamp = ColumnType<Date, Date | string, Date | string>;
// Written as text: \`pg\` would turn a JavaScript array into a PostgreSQL array instead of JSON.
type JsonColumn = ColumnType<Json, string, string>;
`;

// What our connection pool makes of a column when reading (src/kernel/db/db.ts).
const PLAIN: Record<string, string> = {
  text: "string",
  "character varying": "string",
  uuid: "string",
  citext: "string",
  inet: "string",
  numeric: "string",
  "time without time zone": "string",
  smallint: "number",
  integer: "number",
  bigint: "number",
  real: "number",
  "double precision": "number",
  boolean: "boolean",
  bytea: "Buffer",
};

const TIMES = new Set(["timestamp with time zone", "timestamp without time zone", "date"]);

/** The compiler's view of the tables: what is read, and what may be written. */
export function tablesTs({ tables }: Catalogue): string {
  const seen = tables.filter(({ schema }) => schema !== "ripplecast");
  const index = seen.map((table) => `  ${tableKey(table)}: ${rowName(table)};`);
  return `${HEAD}\n${seen.map(rowInterface).join("\n")}\nexport interface Tables {\n${index.join("\n")}\n}\n`;
}

const tableKey = ({ schema, name }: Table): string => (schema === "public" ? name : `"${schema}.${name}"`);

const rowName = ({ schema, name }: Table): string =>
  `${(schema === "public" ? name : `${schema}_${name}`).replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}Row`;

const rowInterface = (table: Table): string =>
  `export interface ${rowName(table)} {\n${table.columns.map((column) => `  ${propertyName(column.name)}: ${columnType(table, column)};`).join("\n")}\n}`;

const propertyName = (name: string): string => (/^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name}"`);

function columnType(table: Table, column: Column): string {
  if (TIMES.has(column.type)) return written(column, "Date", "Date | string", "Timestamp");
  if (column.type === "jsonb" || column.type === "json")
    return written(column, "Json", "string", "JsonColumn");
  const type = `${choices(table, column) ?? plainType(table, column)}${orNull(column)}`;
  if (column.generated || column.identity === "always") return `GeneratedAlways<${type}>`;
  return hasDefault(column) ? `Generated<${type}>` : type;
}

/** For columns that take other values than they give. */
function written(column: Column, read: string, write: string, plain: string): string {
  if (column.notNull && !hasDefault(column)) return plain;
  const none = orNull(column);
  const insert = hasDefault(column) || !column.notNull ? `${write}${none} | undefined` : `${write}${none}`;
  return `ColumnType<${read}${none}, ${insert}, ${write}${none}>`;
}

const orNull = ({ notNull }: Column): string => (notNull ? "" : " | null");

const hasDefault = ({ defaultText, identity }: Column): boolean => defaultText !== null || identity !== null;

function plainType(table: Table, { name, type }: Column): string {
  const [base, array] = type.endsWith("[]") ? [type.slice(0, -2), "[]"] : [type, ""];
  const plain = PLAIN[base.replace(/\(.*\)/, "")];
  if (!plain) throw new Error(`${table.name}.${name}: no TypeScript type is known for ${type}; add it here`);
  return `${plain}${array}`;
}

/** `check (state in ('open', 'done'))` says which strings there can be. */
export function choices(
  table: Pick<Table, "constraints">,
  column: Pick<Column, "name" | "type">,
): string | undefined {
  if (column.type !== "text") return undefined;
  const check = new RegExp(`^CHECK \\(\\(${column.name} = ANY \\(ARRAY\\[(.*)\\]\\)\\)\\)$`);
  for (const { definition } of table.constraints) {
    const options = check.exec(definition)?.[1];
    if (options)
      return [...options.matchAll(/'((?:[^']|'')*)'::text/g)]
        .map(([, option]) => JSON.stringify(option?.replaceAll("''", "'")))
        .join(" | ");
  }
  return undefined;
}
