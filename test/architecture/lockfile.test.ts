import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Entry = { version?: string; optionalDependencies?: Record<string, string> };

const manifest: Entry & { dependencies: Record<string, string>; devDependencies: Record<string, string> } =
  JSON.parse(readFileSync("package.json", "utf8"));
const { packages }: { packages: Record<string, Entry> } = JSON.parse(
  readFileSync("package-lock.json", "utf8"),
);

const nearest = (path: string, name: string): Entry | undefined =>
  packages[path === "" ? `node_modules/${name}` : `${path}/node_modules/${name}`] ??
  packages[`node_modules/${name}`];

// npm leaves a platform's package out of the lock when its registry did not have it, and `npm ci` then fails everywhere.
test("the lock file names the packages of every platform, so that npm ci works on each", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !nearest(path, name)?.version),
  );
  expect(missing).toEqual([]);
});

test("every direct dependency is pinned to one version, which the lock file has", () => {
  const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  for (const [name, version] of Object.entries(direct)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(nearest("", name)?.version, name).toBe(version);
  }
});
