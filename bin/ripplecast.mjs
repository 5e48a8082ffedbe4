#!/usr/bin/env node
// Plain JavaScript that any Node.js from 20 on can read: it finds the Node we need, builds what a clone lacks, and
// hands over to the program in dist/.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (Number.parseInt(process.versions.node, 10) >= NEEDED) await run();
else
  runWith(
    pinnedNode() ??
      stop(
        `Ripplecast needs Node.js ${NEEDED} or newer and this is ${process.version}: install it, or run npm ci with optional dependencies on Linux`,
      ),
  );

async function run() {
  await buildWhatIsMissing();
  const program = join(root, "dist", "main", "cli.js");
  if (!existsSync(program))
    stop("dist/ is missing: run npm ci and npm run build in the clone, or install the package again");
  process.setSourceMapsEnabled(true);
  await import(program);
}

async function buildWhatIsMissing() {
  const building = join(root, "scripts", "building.mjs");
  if (!existsSync(building)) return; // an installed package brings dist/ along
  const { buildIfStale } = await import(building);
  const servesConsole = ["start", "demo", undefined].includes(process.argv[2]);
  await buildIfStale({ console: servesConsole, say: (line) => process.stderr.write(`${line}\n`) }).catch(
    (error) => stop(error.message),
  );
}

/** The Node.js that npm installed beside us, where there is one for this platform. */
function pinnedNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `node-${process.platform}-${process.arch}/package.json`,
    );
    const program = join(dirname(manifest), "bin", "node");
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

/** Signals reach the program, and how it ends is how we end. */
function runWith(node) {
  const child = spawn(node, [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("error", (error) =>
    stop(`${node} cannot run here (${error.message}): install Node.js ${NEEDED} or newer`),
  );
  child.once("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
