import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { program } from "./binaries.ts";
import { EmbeddedPostgresError } from "./errors.ts";
import { isAlive } from "./processes.ts";
import type { RunAs } from "./run-as.ts";

/** The files of one embedded server, all below DATA_DIR/postgres. */
export type Cluster = { folder: string; data: string; log: string; portFile: string; passwordFile: string };

const PASSWORDS = "ripplecast-passwords.json";

export type Passwords = { superuser: string; owner: string };

/** Makes the folder (0700) and names what lies in it. */
export function clusterIn(dataDir: string): Cluster {
  mkdirSync(join(dataDir, "postgres"), { recursive: true, mode: 0o700 });
  const folder = realpathSync(join(dataDir, "postgres"));
  return {
    folder,
    data: join(folder, "data"),
    log: join(folder, "server.log"),
    portFile: join(folder, "port"),
    passwordFile: join(folder, "data", PASSWORDS),
  };
}

export const initialised = (cluster: Cluster): boolean => existsSync(join(cluster.data, "PG_VERSION"));

/** Creates the database files once. An interrupted attempt leaves only a folder that the next one removes. */
export async function initialise(cluster: Cluster, runAs: RunAs, durable: boolean): Promise<void> {
  if (initialised(cluster)) return;
  removeUnfinished(cluster);
  const unfinished = `${cluster.data}.new.${process.pid}`;
  const passwords = { superuser: newPassword(), owner: newPassword() };
  const firstPassword = join(cluster.folder, `first-password.${process.pid}`);
  writeFor(runAs, firstPassword, `${passwords.superuser}\n`);
  try {
    await initdb(runAs, unfinished, firstPassword, durable);
  } finally {
    rmSync(firstPassword, { force: true });
  }
  // Inside the database's own folder, so that one rename brings both or neither.
  writeFor(runAs, join(unfinished, PASSWORDS), `${JSON.stringify(passwords)}\n`);
  syncFile(join(unfinished, PASSWORDS));
  moveIntoPlace(unfinished, cluster);
}

function removeUnfinished({ folder }: Cluster): void {
  for (const name of readdirSync(folder)) {
    const pid = /^(?:data\.new|first-password)\.(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function moveIntoPlace(unfinished: string, cluster: Cluster): void {
  try {
    renameSync(unfinished, cluster.data);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!initialised(cluster)) throw error; // else another process was first
  }
  syncFile(cluster.folder);
}

async function initdb(runAs: RunAs, data: string, passwordFile: string, durable: boolean): Promise<void> {
  const { file, args } = runAs.command(program(runAs.binaries, "initdb"), [
    `--pgdata=${data}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The built-in provider does not depend on the machine's locales, so a copied DATA_DIR sorts the same anywhere.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
    ...(durable ? [] : ["--no-sync"]),
  ]);
  try {
    await promisify(execFile)(file, args, { ...runAs.spawn, cwd: "/", env: serverEnv() });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new EmbeddedPostgresError(
      `The embedded database could not be created: ${lastLine(stderr) ?? message}`,
    );
  }
}

export function readPasswords(cluster: Cluster): Passwords {
  try {
    return JSON.parse(readFileSync(cluster.passwordFile, "utf8")) as Passwords;
  } catch {
    throw new EmbeddedPostgresError(
      `${cluster.passwordFile} is missing or damaged: restore it from a backup of DATA_DIR, the database cannot be opened without it`,
    );
  }
}

const newPassword = (): string => randomBytes(24).toString("base64url");

function writeFor({ owner }: RunAs, path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600 });
  if (owner) chownSync(path, owner.uid, owner.gid);
}

function syncFile(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}

/** Nothing of our own environment reaches the server: PG… variables would change what it does. */
export const serverEnv = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? "",
  LC_ALL: "C",
  TZ: "UTC",
});

export const lastLine = (text: string | undefined): string | undefined =>
  text?.trim().split("\n").at(-1)?.trim() || undefined;
