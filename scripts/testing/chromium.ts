import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium to test with: the machine's own, else the one Playwright has downloaded. */
export function findChromium(): string {
  const found = lookForChromium();
  if (found) return found;
  throw new Error("no Chromium here: npx playwright install --with-deps chromium, or set CHROMIUM_PATH");
}

const lookForChromium = (): string | undefined =>
  process.env.CHROMIUM_PATH ??
  (process.env.PATH ?? "").split(delimiter).flatMap(chromiumsIn)[0] ??
  downloaded();

const chromiumsIn = (folder: string): string[] => NAMES.map((name) => join(folder, name)).filter(isProgram);

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function downloaded(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** Finds Chromium or installs it; undefined when neither works here. */
export function findOrInstallChromium(): string | undefined {
  const found = lookForChromium();
  if (found) return found;
  console.log("There is no Chromium yet: installing it …");
  try {
    install();
  } catch (error) {
    console.log(`Installing Chromium failed: ${(error as Error).message.split("\n")[0]}`);
  }
  return lookForChromium();
}

/** The system's packages are only ours to change on a machine that exists for the tests. */
function install(): void {
  const options = { stdio: "ignore", timeout: 5 * 60_000 } as const;
  if (process.env.CI === "true" && process.getuid?.() === 0) {
    execFileSync("apt-get", ["update"], options);
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], options);
  } else {
    execFileSync(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"], options);
  }
}
