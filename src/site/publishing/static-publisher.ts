import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { z } from "zod";
import { minutes, seconds } from "#kernel/clock";
import type { Runtime } from "#kernel/ctx";
import { assets } from "../assets/index.ts";
import type { ReadyPage } from "../serving/page-store.ts";
import { ledgerFiles } from "./ledger-files.ts";
import { type PlainFile, removeFile, writeAtomically } from "./write-files.ts";

/** Writes public pages as plain files, so that any web server can serve them without us. */
export type StaticPublisher = {
  /** Writes what changed; calls that come while one runs are one call afterwards. */
  publish(): Promise<void>;
  stop(): Promise<void>;
};

/** The public pages as they are now. */
type Pages = () => readonly ReadyPage[];

const LIST = ".ripplecast-files.json";
const RETRY_MS = seconds(5);
// Heads of the ledger come into being without a change of any page.
const HEADS_EVERY_MS = minutes(1);
// "ripplecast" cut to what fits: one lock for all nodes that write; content decides, so order between folders is no matter.
const LOCK = 0x7269_7070;

export function createStaticPublisher(folder: string, runtime: Runtime, pagesNow: Pages): StaticPublisher {
  let queue: Promise<void> = Promise.resolve();
  let waiting = false;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  async function publishNow(): Promise<void> {
    waiting = false;
    if (stopped) return;
    try {
      await alone(runtime, () => writeAll(runtime, folder, pagesNow));
    } catch (error) {
      runtime.log.warn({ err: error, folder }, "the written status page is behind; trying again");
      clearTimeout(retry);
      retry = setTimeout(() => void publish(), RETRY_MS);
      retry.unref();
    }
  }

  function publish(): Promise<void> {
    if (!waiting) {
      waiting = true;
      queue = queue.then(publishNow);
    }
    return queue;
  }

  const heads = setInterval(() => void publish(), HEADS_EVERY_MS);
  heads.unref();

  return {
    publish,
    async stop() {
      stopped = true;
      clearInterval(heads);
      clearTimeout(retry);
      await queue;
    },
  };
}

/** One node writes at a time: they may share the folder. */
const alone = (runtime: Runtime, write: () => Promise<void>): Promise<void> =>
  runtime.db.spanning.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
    await write();
  });

/** What lies in the folder because we wrote it, and as of which change of each page. */
type Written = { files: string[]; pages: Record<string, string> };

async function writeAll(runtime: Runtime, folder: string, pagesNow: Pages): Promise<void> {
  const pages = pagesNow();
  const written = await readWritten(folder);
  // Another node may know of a newer change than we do; ours comes with the next notice.
  const ours = pages.filter(
    ({ view: { page } }) => (written.pages[page.id] ?? "") <= page.updatedAt.toISOString(),
  );
  const workspaceIds = pages.map(({ address }) => address.workspaceId);
  const heads = await ledgerFiles(runtime, folder, workspaceIds);
  const files = [...assetFiles(), ...heads, ...ours.flatMap(filesOf)];
  // Front pages come last: whatever they link to is there already.
  const inOrder = files.toSorted((one, other) => rankOf(one.path) - rankOf(other.path));
  for (const file of inOrder) await writeAtomically(folder, file);
  const wanted = new Set([...files, ...pages.flatMap(filesOf)].map(({ path }) => path));
  const kept = await forgetOld(folder, written.files, wanted, pages);
  const asOf = ours.map(({ view: { page } }) => [page.id, page.updatedAt.toISOString()]);
  const now: Written = {
    files: [...new Set([...kept, ...wanted])].sort(),
    pages: { ...written.pages, ...Object.fromEntries(asOf) },
  };
  await writeAtomically(folder, { path: LIST, body: Buffer.from(JSON.stringify(now)) });
}

const assetFiles = (): PlainFile[] => assets.map(({ path, body }) => ({ path: path.slice(1), body }));

const filesOf = ({ address, rendered }: ReadyPage): PlainFile[] =>
  rendered.map(({ path, type, body }) => ({ path: fileName(`${address.base}${path}`, type), body }));

/** The name under which web servers find an answer: a page is the index of its own folder. */
const fileName = (path: string, type: string): string =>
  (type.startsWith("text/html") ? `${path}/index.html` : path).replace(/^\/+/, "");

const rankOf = (path: string): number => {
  if (path.startsWith("site-assets/")) return 0;
  return /^(status\/[^/]+\/)?index\.html$/.test(path) ? 2 : 1;
};

/**
 * Removes what we wrote earlier and would not write now: pages that were removed or moved. Old styles and scripts stay
 * for readers with an old page, and so do old incidents of pages that still exist and the heads of the ledger.
 */
async function forgetOld(
  folder: string,
  before: readonly string[],
  wanted: ReadonlySet<string>,
  pages: readonly ReadyPage[],
): Promise<string[]> {
  const stories = pages.map(({ address }) => `${address.base}/incidents/`.slice(1));
  const stays = (path: string) =>
    wanted.has(path) ||
    path.startsWith("site-assets/") ||
    path.startsWith("ledger/") ||
    stories.some((folderOfStories) => path.startsWith(folderOfStories));
  for (const path of before) if (!stays(path)) await removeFile(folder, path);
  return before.filter(stays);
}

const Written = z.object({ files: z.array(z.string()), pages: z.record(z.string(), z.string()) });

async function readWritten(folder: string): Promise<Written> {
  const text = await readFile(join(folder, LIST), "utf8").catch(() => "");
  const nothing: Written = { files: [], pages: {} };
  if (text === "") return nothing;
  const { success, data } = Written.safeParse(parsedJson(text));
  if (!success) return nothing;
  // Somebody else may have edited the list: it must not lead us out of the folder.
  return {
    ...data,
    files: data.files.filter((path) => !path.split("/").includes("..") && !path.startsWith("/")),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
