import { defineConfig } from "vitest/config";

const outOfReach = ["**/node_modules/**", "**/dist/**"];

// "source" makes #kernel/…, #domains/… and #world resolve to TypeScript instead of to dist.
const fromSource = {
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
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
          include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "test/architecture/**/*.test.ts"],
          exclude: outOfReach,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["test/journeys/**/*.test.ts", "test/world/**/*.test.ts"],
          exclude: outOfReach,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
