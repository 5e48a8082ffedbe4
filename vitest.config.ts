import { defineConfig } from "vitest/config";

const outOfReach = ["**/node_modules/**", "**/dist/**"];

const here = (path: string) => new URL(path, import.meta.url).pathname;

// The package's own imports, resolved to TypeScript instead of to dist. As aliases and not by the condition
// "source", which the runner of the global set-up does not take over.
const fromSource = {
  resolve: {
    alias: [
      { find: /^#kernel\/(.*)$/, replacement: here("./src/kernel/$1.ts") },
      { find: /^#domains\/(.*)$/, replacement: here("./src/domains/$1/index.ts") },
      { find: /^#world$/, replacement: here("./test/world/index.ts") },
    ],
  },
};

export default defineConfig({
  ...fromSource,
  test: {
    maxWorkers: 2,
    globalSetup: ["test/world/global-setup.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{src,console/src}/**/*.test.{ts,tsx}",
            "{scripts,bench}/**/*.test.ts",
            "test/{architecture,crash}/**/*.test.ts",
          ],
          exclude: outOfReach,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["test/{journeys,world,isolation}/**/*.test.ts"],
          exclude: outOfReach,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          exclude: outOfReach,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
