// Builds dist/ from the sources. Everything is made aside and then renamed into place, so that a second start, or a
// running instance, never reads a half-written file.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");

const SERVER = {
  made: join(dist, "main", "cli.js"),
  sources: ["src", "tsconfig.json", "package.json"],
};
const CONSOLE = {
  made: join(dist, "console", "index.html"),
  sources: ["console", "src/api/contract", "package.json"],
};

/**
 * Builds what is missing or older than its sources, with a line for each that says so.
 * @param {{ console: boolean, say: (line: string) => void }} options
 */
export async function buildIfStale({ console: withConsole, say }) {
  if (isStale(SERVER)) await told(say, "the server", () => buildServer({ check: false }));
  if (withConsole && hasConsole() && isStale(CONSOLE)) await told(say, "the console", buildConsole);
}

/**
 * Everything from scratch.
 * @param {{ check: boolean }} options whether types are checked as well
 */
export async function buildAll({ check }) {
  const kept = await buildServer({ check });
  removeOthers(dist, kept);
  if (hasConsole()) await buildConsole();
}

const hasConsole = () => existsSync(join(root, "console", "index.html"));

async function told(say, what, build) {
  const started = Date.now();
  say(`Building ${what} (once, until its sources change) …`);
  await build();
  say(`Built ${what} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function isStale({ made, sources }) {
  const madeAt = statSync(made, { throwIfNoEntry: false })?.mtimeMs;
  return madeAt === undefined || sources.some((source) => newest(join(root, source)) > madeAt);
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || /\.test\.tsx?$/.test(path)) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** @returns the files that belong into dist, seen from there */
async function buildServer({ check }) {
  const startedAt = new Date();
  const aside = join(dist, `.server-${process.pid}`);
  rmSync(aside, { recursive: true, force: true });
  const quick = check ? [] : ["--noCheck", "--declaration", "false"];
  await run("typescript/bin/tsc", ["-p", "tsconfig.json", "--outDir", aside, ...quick]);
  const files = filesBelow(aside).map((file) => relative(aside, file));
  // The file whose age tells whether we are up to date comes last.
  const last = relative(dist, SERVER.made);
  for (const file of files.filter((name) => name !== last)) move(join(aside, file), join(dist, file));
  if (files.includes(last)) {
    utimesSync(join(aside, last), startedAt, startedAt);
    move(join(aside, last), SERVER.made);
  }
  rmSync(aside, { recursive: true });
  return files;
}

async function buildConsole() {
  const startedAt = new Date();
  const aside = join(dist, `.console-${process.pid}`);
  await run("vite/bin/vite.js", [
    "build",
    "console",
    "--outDir",
    aside,
    "--emptyOutDir",
    "--logLevel",
    "warn",
  ]);
  utimesSync(join(aside, "index.html"), startedAt, startedAt);
  const old = join(dist, `.console-old-${process.pid}`);
  if (existsSync(join(dist, "console"))) renameSync(join(dist, "console"), old);
  renameSync(aside, join(dist, "console"));
  rmSync(old, { recursive: true, force: true });
}

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function move(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** What an earlier build left and this one does not make. */
function removeOthers(folder, kept) {
  const wanted = new Set(kept);
  for (const file of filesBelow(folder)) {
    const name = relative(folder, file);
    if (!wanted.has(name) && !name.startsWith("console/")) rmSync(file);
  }
}

/** Runs a tool of node_modules; its words are shown only when it fails. */
function run(tool, args) {
  const program = join(root, "node_modules", tool);
  if (!existsSync(program))
    throw new Error(
      `${tool} is not installed, so nothing can be built: run npm ci with development dependencies`,
    );
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${tool} ${args.join(" ")} failed:\n${Buffer.concat(said).toString().trim()}`)),
    );
  });
}
