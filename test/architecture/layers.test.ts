import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type Report = { summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] } };

/** A file that breaks a rule, and the rule that must notice. */
const PLANTED: [rule: string, file: string, content: string][] = [
  ["delivery-looks-only-down", "src/domains/delivery/planted.ts", 'export * from "#domains/incidents";'],
  ["access-looks-only-down", "src/domains/access/planted.ts", 'export * from "#domains/people";'],
  [
    "postmortems-looks-only-down",
    "src/domains/postmortems/planted.ts",
    'export * from "#domains/status-pages";',
  ],
  ["domains-use-front-doors", "src/domains/oncall/planted.ts", 'export * from "../access/permissions.ts";'],
  ["domains-know-no-edges", "src/domains/alerts/planted.ts", 'export * from "../../sources/index.ts";'],
  ["edges-use-front-doors", "src/site/planted.ts", 'export * from "../domains/access/permissions.ts";'],
  ["kernel-knows-no-product", "src/kernel/planted.ts", 'export * from "#domains/access";'],
  ["channels-are-islands", "src/channels/email/planted.ts", 'export * from "#domains/people";'],
  ["sources-are-islands", "src/sources/pagerduty/planted.ts", 'export * from "../../channels/index.ts";'],
  [
    "browser-code-sees-only-the-contract",
    "console/src/planted.ts",
    'export * from "../../src/kernel/ids.ts";',
  ],
  ["the-contract-is-only-shapes", "src/api/contract/planted.ts", 'export * from "#kernel/ids";'],
  ["nobody-imports-main", "src/api/planted.ts", 'export * from "../main/config.ts";'],
  ["the-product-knows-no-tests", "src/main/planted.ts", 'export * from "../../test/world/smtp.ts";'],
  ["no-cycles", "src/kernel/planted-a.ts", 'import { b } from "./planted-b.ts";\nexport const a = () => b;'],
];
const OTHER_HALF_OF_THE_CYCLE = 'import { a } from "./planted-a.ts";\nexport const b = () => a;\n';

// Planted in a copy, so that nobody who works on the real files meets them.
const copy = mkdtempSync(join(tmpdir(), "ripplecast-layers-"));
const FOLDERS = ["src", "console", "widget", "test"].filter((folder) => existsSync(folder));
let report: Report;

beforeAll(() => {
  for (const name of [...FOLDERS, ".dependency-cruiser.cjs", "tsconfig.json", "package.json"])
    cpSync(name, join(copy, name), {
      recursive: true,
      filter: (path) => !/\/(dist|node_modules)$/.test(path),
    });
  symlinkSync(join(process.cwd(), "node_modules"), join(copy, "node_modules"));
  for (const [, file, content] of PLANTED) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${content}\n`);
  }
  writeFileSync(join(copy, "src/kernel/planted-b.ts"), OTHER_HALF_OF_THE_CYCLE);
  report = cruise();
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function cruise(): Report {
  const program = join(process.cwd(), "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = [program, ...FOLDERS, "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  const options: ExecFileSyncOptionsWithStringEncoding = {
    cwd: copy,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "ignore"],
  };
  try {
    return JSON.parse(execFileSync(process.execPath, args, options));
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout); // it exits with the number of violations
  }
}

// dependency-cruiser sees nothing, and says all is well, when it cannot parse TypeScript.
test("the layer check reads all of the code", () => {
  const sources = readdirSync(join(copy, "src"), { recursive: true }).filter((name) =>
    /\.tsx?$/.test(String(name)),
  );
  expect(report.summary.totalCruised).toBeGreaterThanOrEqual(sources.length);
});

describe("the layer check catches a planted shortcut", () => {
  test.each(PLANTED)("%s in %s", (rule, file) => {
    const caught = report.summary.violations.filter((violation) => violation.from === file);
    expect(caught.map((violation) => violation.rule.name)).toContain(rule);
  });
});

test("every domain stands in the ordered list, and every rule is tried here", () => {
  const rules: { forbidden: { name: string }[] } = JSON.parse(
    execFileSync(process.execPath, ["-p", 'JSON.stringify(require("./.dependency-cruiser.cjs"))'], {
      encoding: "utf8",
    }),
  );
  const names = rules.forbidden.map(({ name }) => name);
  const lastRow = ["workflows", "analytics", "communication"];
  for (const domain of readdirSync("src/domains").filter((name) => !lastRow.includes(name)))
    expect(names).toContain(`${domain}-looks-only-down`);
  const tried = new Set(PLANTED.map(([rule]) => rule));
  expect(names.filter((name) => !name.endsWith("-looks-only-down") && !tried.has(name))).toEqual([]);
});
