import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  unlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findBinaries, linkLibraries } from "./binaries.ts";
import { clusterIn, initialise } from "./cluster.ts";
import { freePort, startPostmaster, stopPostmaster, whyItEnded } from "./postmaster.ts";
import { chooseRunAs, type RunAs, waysForRoot, waysForUser } from "./run-as.ts";

const room = mkdtempSync(join(tmpdir(), "ripplecast-run-as-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;
// Many containers forbid user namespaces; there the other ways are what must work.
const hasNamespaces = spawnSync("unshare", ["--user", "true"]).status === 0;

describe.runIf(isRoot)("root", () => {
  chmodSync(room, 0o755);
  const locked = join(room, "locked");
  const open = join(room, "open");
  mkdirSync(locked, { mode: 0o700 });
  mkdirSync(open, { mode: 0o755 });
  const copies = join(room, "copies");
  const [namespace, passing, nobody] = waysForRoot(findBinaries(), copies) as [Way, Way, Way];

  const namespaceCase: [string, Way, string] = ["in a user namespace below a 0700 folder", namespace, locked];
  test.each<[string, Way, string]>([
    ...(hasNamespaces ? [namespaceCase] : []),
    ["as nobody with a right to pass below a 0700 folder", passing, locked],
    ["as nobody in a folder open to all", nobody, open],
  ])("runs the server %s", async (name, way, parent) => {
    const folder = join(parent, name.replaceAll(" ", "-"));
    mkdirSync(folder, { mode: 0o755 });
    const cluster = clusterIn(folder);
    const runAs = chooseRunAs([way], cluster.folder);
    await initialise(cluster, runAs, false);
    try {
      const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "" };
      const { ready } = await startPostmaster(cluster, runAs, await freePort(), settings);
      expect(ready).toBe(true);
    } finally {
      await stopPostmaster(cluster);
    }
  });

  test("goes on to the next way when one does not work, and hands the files over", () => {
    const folder = join(open, "handed-over");
    mkdirSync(join(folder, "deep"), { recursive: true });
    const broken: Way = () => ({
      ...namespace(),
      name: "broken",
      command: () => ({ file: "/nowhere", args: [] }),
    });
    expect(chooseRunAs([broken, nobody], folder).name).toBe("nobody");
    expect(statSync(join(folder, "deep")).uid).toBe(65534);
  });

  test.runIf(hasNamespaces)("takes the files back when it runs in another way again", () => {
    const folder = join(open, "taken-back");
    mkdirSync(join(folder, "deep"), { recursive: true });
    chooseRunAs([nobody], folder);
    expect(chooseRunAs([namespace], folder).name).toBe("user namespace");
    expect(statSync(join(folder, "deep")).uid).toBe(0);
  });

  test("says in one line what was tried when nothing works", () => {
    const folder = join(locked, "unreachable");
    mkdirSync(folder);
    const attempt = () => chooseRunAs([nobody], folder);
    expect(attempt).toThrow(/^The embedded PostgreSQL cannot run here \(nobody: [^\n]+$/);
  });
});

type Way = () => RunAs;

test("ordinary users run it as themselves, users without a name as nobody", () => {
  const names = (named: boolean) => waysForUser(findBinaries(), named).map((way) => way().name);
  expect(names(true)).toEqual(["this user"]);
  expect(names(false)).toEqual(["user namespace"]);
});

test("library links are made when install scripts were not allowed to", () => {
  const home = join(room, "package");
  cpSync(dirname(findBinaries().folder), home, { recursive: true, verbatimSymlinks: true });
  const lib = join(home, "native", "lib");
  const links = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  for (const { name } of links) unlinkSync(join(lib, name));
  linkLibraries(home);
  linkLibraries(home);
  expect(links.length).toBeGreaterThan(5);
  for (const { name } of links) expect(statSync(join(lib, name)).isFile()).toBe(true);
});

const CODE_1 = "exit code 1";
test.each([
  ['FATAL:  lock file "postmaster.pid" already exists', CODE_1, "TryAgain"],
  [
    "LOG:  could not bind IPv4 address: Address already in use\nFATAL:  could not create sockets",
    CODE_1,
    "TryAgain",
  ],
  ["FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use", CODE_1, "TryAgain"],
  ["FATAL:  data directory has wrong ownership", CODE_1, "EmbeddedPostgresError"],
  ["LOG:  database system was interrupted", "SIGKILL", "TryAgain"],
])("the server's own words and its end decide whether trying again can help: %s", (said, end, kind) => {
  expect(whyItEnded(said, end, "server.log").name).toBe(kind);
});
