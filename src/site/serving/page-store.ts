import {
  allPageAddresses,
  PAGE_CHANGED,
  type PageAddress,
  type PageView,
  readPageView,
} from "#domains/status-pages";
import { minutes, seconds } from "#kernel/clock";
import { createCtx, type Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import { MISSED_NOTICES, type Notice, type Notices } from "#kernel/notices";
import { assets } from "../assets/index.ts";
import { type PageMemory, type Rendered, renderPage } from "../render.tsx";
import { ASSET_CACHE, type Prepared, prepare } from "./prepared.ts";

/** One page as it is served at this moment. */
export type ReadyPage = {
  address: PageAddress;
  view: PageView;
  rendered: readonly Rendered[];
  answers: ReadonlyMap<string, Prepared>;
};

export type PageStore = {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** A prepared answer of a public page or an asset, by its whole path. */
  answerAt(path: string): Prepared | undefined;
  /** Public pages and their base paths. */
  publicPages(): readonly ReadyPage[];
  /** An internal page of a workspace whose base begins this path. */
  internalAt(workspaceId: WorkspaceId, path: string): ReadyPage | undefined;
  /** Any page, public or internal. */
  pageOf(pageId: string): ReadyPage | undefined;
  /** Called as soon as a page was made anew. */
  onPage(listener: (page: ReadyPage) => void): void;
  /** Called when all pages that had changed are made, or some are gone. */
  onRound(listener: () => void): void;
  /** Reads and makes everything anew; resolves when it is served. */
  refresh(): Promise<void>;
};

const FIRST_RETRY_MS = seconds(1);
const LONGEST_RETRY_MS = seconds(30);
// While something is wrong, uptime figures move and promises pass; otherwise nothing changes before midnight.
const WHILE_OPEN_MS = minutes(1);
const LONGEST_QUIET_MS = minutes(60);

/**
 * Keeps every page of the installation ready in memory: made anew once per change, on every node, by notices. When the
 * database cannot be read the last state stays.
 */
export function createPageStore(runtime: Runtime, notices: Notices): PageStore {
  const pages = new Map<string, ReadyPage>();
  const memories = new Map<string, PageMemory>();
  const assetAnswers = new Map<string, Prepared>();
  const pageListeners: ((page: ReadyPage) => void)[] = [];
  const roundListeners: (() => void)[] = [];
  let table = new Map<string, Prepared>();
  let queue: Promise<void> = Promise.resolve();
  let wanted: Set<string> | "all" = new Set();
  let timer: NodeJS.Timeout | undefined;
  let retryMs = FIRST_RETRY_MS;
  let unlisten = () => {};
  let stopped = false;

  function want(pageIds: Iterable<string> | "all"): Promise<void> {
    note(pageIds);
    queue = queue.then(makeWanted);
    return queue;
  }

  function note(pageIds: Iterable<string> | "all"): void {
    if (pageIds === "all" || wanted === "all") wanted = "all";
    else for (const id of pageIds) wanted.add(id);
  }

  /** Changes that arrive while one is made are made together afterwards. */
  async function makeWanted(): Promise<void> {
    if (stopped || (wanted !== "all" && wanted.size === 0)) return;
    const todo = wanted;
    wanted = new Set();
    try {
      await make(todo);
      retryMs = FIRST_RETRY_MS;
    } catch (error) {
      runtime.log.warn({ err: error }, "status pages could not be read; the last ones stay");
      note(todo);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    }
    arm();
  }

  async function make(todo: Set<string> | "all"): Promise<void> {
    const addresses = await allPageAddresses(runtime.db.spanning);
    const gone = [...pages.keys()].filter((id) => !addresses.some(({ pageId }) => pageId === id));
    for (const id of gone) pages.delete(id);
    for (const address of addresses) {
      const known = pages.get(address.pageId);
      const isStale = todo === "all" || todo.has(address.pageId) || known?.address.base !== address.base;
      if (!isStale) continue;
      const page = await makePage(address, known);
      pages.set(address.pageId, page);
      table = tableOf(pages.values(), assetAnswers);
      for (const listener of pageListeners) listener(page);
    }
    table = tableOf(pages.values(), assetAnswers);
    for (const listener of roundListeners) listener();
  }

  async function makePage(address: PageAddress, known: ReadyPage | undefined): Promise<ReadyPage> {
    const ctx = createCtx(runtime, address.workspaceId, { kind: "system", why: "show the status page" });
    const view = await readPageView(ctx, address.pageId);
    const memory = memories.get(address.pageId) ?? new Map();
    memories.set(address.pageId, memory);
    const rendered = renderPage(view, memory);
    const audience = address.visibility === "public" ? "public" : "private";
    const answers = await Promise.all(
      rendered.map(async (each) => {
        const path = `${address.base}${each.path}` || "/";
        const before = known?.answers.get(path);
        const same = before && (before.source === each || before.source.body.equals(each.body));
        return [path, same ? before : await prepare(each, audience)] as const;
      }),
    );
    return { address, view, rendered, answers: new Map(answers) };
  }

  function arm(): void {
    clearTimeout(timer);
    if (stopped) return;
    const failed = wanted === "all" || wanted.size > 0;
    timer = setTimeout(() => want(failed ? [] : "all"), failed ? retryMs : untilNext());
    timer.unref();
  }

  const untilNext = () =>
    Math.max(
      seconds(1),
      Math.min(
        ...[...pages.values()].map(({ view }) => quietFor(view, runtime.clock.now())),
        LONGEST_QUIET_MS,
      ),
    );

  const heard = ({ topic, subjectId }: Notice) => {
    if (topic === PAGE_CHANGED) void want([subjectId]);
    else if (topic === MISSED_NOTICES.topic) void want("all");
  };

  return {
    async start() {
      for (const { path, type, body } of assets) {
        const source: Rendered = { path, type, body, crossOrigin: false };
        assetAnswers.set(path, await prepare(source, "public", ASSET_CACHE));
      }
      unlisten = notices.listen(heard);
      await want("all");
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      unlisten();
      await queue;
    },
    answerAt: (path) => table.get(path),
    publicPages: () => [...pages.values()].filter(({ address }) => address.visibility === "public"),
    internalAt: (workspaceId, path) =>
      [...pages.values()]
        .filter(({ address }) => address.visibility === "internal" && address.workspaceId === workspaceId)
        .sort((one, other) => other.address.base.length - one.address.base.length)
        .find(({ answers }) => answers.has(path)),
    pageOf: (pageId) => pages.get(pageId),
    onPage: (listener) => pageListeners.push(listener),
    onRound: (listener) => roundListeners.push(listener),
    refresh: () => want("all"),
  };
}

function tableOf(pages: Iterable<ReadyPage>, assetAnswers: Map<string, Prepared>): Map<string, Prepared> {
  const table = new Map(assetAnswers);
  for (const { address, answers } of pages)
    if (address.visibility === "public") for (const [path, answer] of answers) table.set(path, answer);
  return table;
}

/** How long a page stays as it is without any change in the database. */
function quietFor(view: PageView, now: Date): number {
  const isOpen =
    view.incidents.some(({ status }) => status !== "resolved") ||
    view.components.some(({ state }) => state === "partial_outage" || state === "major_outage");
  return isOpen ? WHILE_OPEN_MS : untilMidnight(now, view.page.timeZone);
}

function untilMidnight(now: Date, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium", hourCycle: "h23" }).format(
    now,
  );
  const [h = 0, m = 0, s = 0] = clock.split(":").map(Number);
  return seconds(86_401 - (h * 3_600 + m * 60 + s));
}
