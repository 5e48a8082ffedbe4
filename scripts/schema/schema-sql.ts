import type { Catalogue, Column, Table } from "./catalogue.ts";

/** The schema for people to read and for reviews to compare; migrations make it, this file does not. */
export const schemaSql = ({ tables, functions }: Catalogue): string =>
  `${[
    "-- What the migrations make, written by `npm run schema`: read it, compare it, do not edit or apply it.",
    ...tables.map(tableSql),
    ...functions.map(({ name, definition, grants }) =>
      [
        `${definition.trimEnd()};`,
        ...grants.map((grant) => `grant ${grant.replace(" to ", ` on function ${name} to `)};`),
      ].join("\n"),
    ),
  ].join("\n\n")}\n`;

function tableSql(table: Table): string {
  const name = `${table.schema}.${table.name}`;
  const inside = [
    ...table.columns.map(columnSql),
    ...table.constraints.map((constraint) => `constraint ${constraint.name} ${constraint.definition}`),
  ];
  return [
    `create table ${name} (\n${inside.map((line) => `  ${line}`).join(",\n")}\n);`,
    ...table.indexes.map((index) => `${index};`),
    ...(table.rowSecurity === "none" ? [] : [`alter table ${name} enable row level security;`]),
    ...(table.rowSecurity === "forced" ? [`alter table ${name} force row level security;`] : []),
    ...table.policies.map((policy) => `create policy ${policy.replace(" for ", ` on ${name} for `)};`),
    ...table.triggers.map((trigger) => `${trigger};`),
    ...table.grants.map((grant) => `grant ${grant.replace(" to ", ` on ${name} to `)};`),
  ].join("\n");
}

const columnSql = ({ name, type, notNull, defaultText, identity, generated }: Column): string =>
  [
    name,
    type,
    notNull && "not null",
    defaultText && `default ${defaultText}`,
    identity && `generated ${identity} as identity`,
    generated && `generated always as (${generated}) stored`,
  ]
    .filter(Boolean)
    .join(" ");
