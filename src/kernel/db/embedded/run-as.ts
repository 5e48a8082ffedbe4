import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { type Binaries, copyBinaries, program } from "./binaries.ts";
import { EmbeddedPostgresError } from "./errors.ts";

/** One way to run the server's programs as somebody who is not root, as PostgreSQL demands. */
export type RunAs = {
  name: string;
  binaries: Binaries;
  /** Who owns the files, as seen from outside. */
  owner: { uid: number; gid: number } | null;
  command: (program: string, args: string[]) => { file: string; args: string[] };
  spawn: { uid?: number; gid?: number };
};

const NOBODY = 65534;
const COPY_PARENT = "/var/lib/ripplecast";

type Way = () => RunAs;

export const waysFor = (binaries: Binaries): Way[] =>
  process.getuid?.() === 0 ? waysForRoot(binaries, COPY_PARENT) : waysForUser(binaries, hasName());

/**
 * Ordinary users run the server as themselves. PostgreSQL refuses users without a name, as some container platforms
 * give them: in a user namespace they are `nobody`.
 */
export const waysForUser = (binaries: Binaries, named: boolean): Way[] =>
  named ? [() => asOurselves(binaries)] : [() => ({ ...inUserNamespace(binaries), owner: null })];

function hasName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

/**
 * A user namespace needs no copy and works below 0700 folders; where namespaces are forbidden (many containers) the
 * programs are copied and run as `nobody`.
 */
export const waysForRoot = (binaries: Binaries, copyParent: string): Way[] => [
  () => inUserNamespace(binaries),
  () => nobodyPassing(reachable(binaries, copyParent)),
  () => nobody(reachable(binaries, copyParent)),
];

/** Picks the first way that really works here: it must reach the programs and write into `folder`. */
export function chooseRunAs(ways: Way[], folder: string): RunAs {
  const tried: string[] = [];
  for (const way of ways) {
    const runAs = way();
    giveFolder(folder, runAs);
    const problem = probe(runAs, folder);
    if (!problem) return runAs;
    tried.push(`${runAs.name}: ${problem}`);
  }
  throw new EmbeddedPostgresError(
    `The embedded PostgreSQL cannot run here (${tried.join("; ")}): try as an ordinary user, or set DATABASE_URL`,
  );
}

const plainly = (file: string, args: string[]) => ({ file, args });

const asOurselves = (binaries: Binaries): RunAs => ({
  name: "this user",
  binaries,
  owner: null,
  command: plainly,
  spawn: {},
});

const inUserNamespace = (binaries: Binaries): RunAs => ({
  name: "user namespace",
  binaries,
  owner: { uid: 0, gid: 0 },
  command: (file, args) => ({
    file: "unshare",
    args: ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, file, ...args],
  }),
  spawn: {},
});

/** CAP_DAC_OVERRIDE lets `nobody` pass the 0700 folders above DATA_DIR; default container rights include it. */
const nobodyPassing = (binaries: Binaries): RunAs => ({
  name: "nobody with CAP_DAC_OVERRIDE",
  binaries,
  owner: { uid: NOBODY, gid: NOBODY },
  command: (file, args) => ({
    file: "setpriv",
    args: [
      `--reuid=${NOBODY}`,
      `--regid=${NOBODY}`,
      "--clear-groups",
      "--inh-caps=+dac_override",
      "--ambient-caps=+dac_override",
      file,
      ...args,
    ],
  }),
  spawn: {},
});

const nobody = (binaries: Binaries): RunAs => ({
  name: "nobody",
  binaries,
  owner: { uid: NOBODY, gid: NOBODY },
  command: plainly,
  spawn: { uid: NOBODY, gid: NOBODY },
});

function reachable(binaries: Binaries, copyParent: string): Binaries {
  mkdirSync(copyParent, { recursive: true });
  chmodSync(copyParent, 0o755); // whatever our umask is
  return copyBinaries(binaries, copyParent);
}

/** The files may belong to whoever ran the server last time; a start in another way takes them over. */
function giveFolder(folder: string, { owner }: RunAs): void {
  if (owner && lstatSync(folder).uid !== owner.uid) chownAll(folder, owner.uid, owner.gid);
}

/** The folder itself comes last, so that an interrupted hand-over is taken up again. */
function chownAll(path: string, uid: number, gid: number): void {
  const entries = lstatSync(path).isDirectory() ? readdirSync(path) : [];
  for (const entry of entries) chownAll(join(path, entry), uid, gid);
  chownSync(path, uid, gid);
}

const PROBE = 'f="$1/.probe"; : > "$f" && rm "$f" && exec "$2" --version';

function probe(runAs: RunAs, folder: string): string | undefined {
  const { file, args } = runAs.command("/bin/sh", [
    "-c",
    PROBE,
    "sh",
    folder,
    program(runAs.binaries, "postgres"),
  ]);
  const { status, stderr, error } = spawnSync(file, args, { ...runAs.spawn, encoding: "utf8", cwd: "/" });
  // PostgreSQL says "invalid binary" and still exits with 0 when it may execute but not inspect itself.
  if (!error && status === 0 && !stderr.includes("invalid binary")) return undefined;
  return (error?.message ?? stderr).trim().split("\n")[0] || `exit code ${status}`;
}
