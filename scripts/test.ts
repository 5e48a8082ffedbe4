// npm test: every check and every test, two at a time; the last line says how many passed and failed.
// npm test -- unit layers: only the parts named.
import { findOrInstallChromium } from "./testing/chromium.ts";
import { type Counts, lastLine, sum } from "./testing/counts.ts";
import { type Part, runPart } from "./testing/part.ts";

const tsc = "node_modules/typescript/bin/tsc";
const vitest = "node_modules/vitest/vitest.mjs run";

// Each lane runs in order. The first one waits much (clocks, databases), the second one computes.
const RUNNING: Part[] = [
  { name: "unit", script: vitest, args: ["--project", "unit"], counted: true },
  { name: "journeys", script: vitest, args: ["--project", "journeys"], counted: true },
];
const CHECKING: Part[] = [
  {
    name: "format-and-lint",
    script: "node_modules/@biomejs/biome/bin/biome",
    args: ["ci", "--error-on-warnings", "--colors=off", "--max-diagnostics=100", "."],
  },
  {
    name: "layers",
    script: "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
    args: ["src", "console", "test"],
  },
  { name: "types", script: tsc, args: ["-p", "tsconfig.test.json"] },
  { name: "types-console", script: tsc, args: ["-p", "tsconfig.console.json"] },
  { name: "unused", script: "node_modules/knip/bin/knip.js" },
  { name: "schema", script: "--conditions=source scripts/schema.ts", args: ["--check"] },
  { name: "build", script: "scripts/build.mjs", args: ["--unchecked"] },
  { name: "package", script: "scripts/package-smoke.ts" },
  { name: "crash", script: "--conditions=source test/crash/run.ts", args: ["--small"] },
];

const named = process.argv.slice(2);
const known = [...RUNNING, ...CHECKING].map(({ name }) => name).concat("browser");
const unknown = named.filter((name) => !known.includes(name));
if (unknown.length > 0)
  throw new Error(`no part is called ${unknown.join(", ")}; there are ${known.join(", ")}`);
const wanted = (name: string): boolean => named.length === 0 || named.includes(name);

const [running, checking] = await Promise.all([runInOrder(RUNNING), runInOrder(CHECKING)]);
// The browser tests look at times on screen: they have the machine for themselves.
const total = sum([...running, ...checking, ...(wanted("browser") ? [await browserTests()] : [])]);
console.log(lastLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;

async function runInOrder(parts: Part[]): Promise<Counts[]> {
  const counts: Counts[] = [];
  for (const part of parts.filter(({ name }) => wanted(name))) counts.push(await runPart(part));
  return counts;
}

async function browserTests(): Promise<Counts> {
  const chromium = findOrInstallChromium();
  if (chromium) {
    const env = { CHROMIUM_PATH: chromium };
    return runPart({ name: "browser", script: vitest, args: ["--project", "browser"], env, counted: true });
  }
  console.log(
    "Left out: the browser tests, for want of Chromium. To get it: npx playwright install --with-deps chromium",
  );
  return { passed: 0, failed: process.env.CI === "true" ? 1 : 0 };
}
