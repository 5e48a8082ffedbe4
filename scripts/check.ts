// npm run check: the quick checks, and the unit tests that what is not yet committed can have broken.
import { lastLine, sum } from "./testing/counts.ts";
import { type Part, runPart } from "./testing/part.ts";

const PARTS: Part[] = [
  {
    name: "format-and-lint",
    script: "node_modules/@biomejs/biome/bin/biome",
    args: ["check", "--colors=off", "."],
  },
  {
    name: "layers",
    script: "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
    args: ["src", "console", "test"],
  },
  { name: "types", script: "node_modules/typescript/bin/tsc", args: ["-p", "tsconfig.test.json"] },
  {
    name: "unit-changed",
    script: "node_modules/vitest/vitest.mjs run",
    args: ["--project", "unit", "--changed", "--passWithNoTests"],
  },
];

const total = sum(await Promise.all(PARTS.map(runPart)));
console.log(lastLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
