import { writeFileSync } from "node:fs";
import { SETTINGS } from "../src/main/config.ts";

type AnySetting = (typeof SETTINGS)[keyof typeof SETTINGS];

const HEAD = `# Settings

Settings are environment variables. A wrong one stops the start with one line that names it; an empty one counts as not set.
Settings marked *secret* can also be given in a file whose path is in \`<NAME>_FILE\`.

<!-- Written by \`npm run docs\` from src/main/config.ts: change it there. -->
`;

const BOOTSTRAP = `
## Only while the database is empty

These describe the first workspace. They are read when the database has no workspace yet, and ignored afterwards.
`;

/** docs/settings.md, from the one list of settings. */
export function settingsDoc(): string {
  const all: AnySetting[] = Object.values(SETTINGS);
  const table = (bootstrap: boolean) => tableOf(all.filter((setting) => setting.bootstrap === bootstrap));
  return `${HEAD}\n${table(false)}${BOOTSTRAP}\n${table(true)}`;
}

const tableOf = (settings: AnySetting[]): string =>
  ["| variable | value | default | |", "| --- | --- | --- | --- |", ...settings.map(row), ""].join("\n");

const row = ({ variable, kind, default: value, says, secret }: AnySetting): string =>
  `| \`${variable}\` | ${kind}${secret ? " (*secret*)" : ""} | ${shown(value)} | ${says} |`;

const shown = (value: unknown): string =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? "–" : `\`${String(value)}\``;

if (import.meta.main) writeFileSync("docs/settings.md", settingsDoc());
