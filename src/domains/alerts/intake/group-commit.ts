/** What became of one item: stored; at fault itself; or nothing could be stored just now. */
export type Outcome = "committed" | "refused" | "unavailable";

export type GroupCommitOptions<Item> = {
  /** Stores all items or, by throwing, none. */
  commit(items: readonly Item[]): Promise<void>;
  /** Whether an error blames the data: then each item is tried by itself. */
  isFaultOfItem(error: unknown): boolean;
  sizeOf(item: Item): number;
  /** Told about failures that are nobody's fault but ours. */
  onFailure(error: unknown): void;
  /** At most so many items and bytes wait; more are turned away at once. */
  maxWaiting: number;
  maxWaitingBytes: number;
  maxBatch: number;
  maxBatchBytes: number;
};

export type GroupCommit<Item> = {
  /** Null when too much is waiting already. */
  submit(item: Item): Promise<Outcome> | null;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
  waiting(): number;
};

const LONGEST_GATHERING_MS = 2;

type Waiting<Item> = { item: Item; settle(outcome: Outcome): void };

/**
 * Many callers share one commit: the next batch is whatever arrived while the last one committed. One batch is under
 * way at a time, so items are stored in the order in which they were submitted.
 */
export function createGroupCommit<Item>(options: GroupCommitOptions<Item>): GroupCommit<Item> {
  const { commit, sizeOf } = options;
  let queue: Waiting<Item>[] = [];
  let queuedBytes = 0;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    // What other connections have already delivered in this turn of the event loop joins the batch.
    await new Promise(setImmediate);
    try {
      while (queue.length > 0) {
        const batch = takeBatch();
        const startedAt = performance.now();
        await commitBatch(batch);
        if (batch.length > 1) await gather(performance.now() - startedAt);
      }
    } finally {
      // At once, not a moment later: who submits in between would wait for the next one to come.
      running = undefined;
    }
  }

  function takeBatch(): Waiting<Item>[] {
    let bytes = 0;
    let count = 0;
    for (const { item } of queue) {
      const size = sizeOf(item);
      if (count > 0 && (count >= options.maxBatch || bytes + size > options.maxBatchBytes)) break;
      bytes += size;
      count++;
    }
    const batch = queue.slice(0, count);
    queue = queue.slice(count);
    queuedBytes -= bytes;
    return batch;
  }

  async function commitBatch(batch: Waiting<Item>[]): Promise<void> {
    const outcome = await tryCommit(batch);
    if (outcome !== "refused" || batch.length === 1) return settleAll(batch, outcome);
    // One bad item must not refuse its neighbours.
    for (const one of batch) one.settle(await tryCommit([one]));
  }

  async function tryCommit(batch: Waiting<Item>[]): Promise<Outcome> {
    try {
      await commit(batch.map(({ item }) => item));
      return "committed";
    } catch (error) {
      if (options.isFaultOfItem(error)) return "refused";
      options.onFailure(error);
      return "unavailable";
    }
  }

  return {
    submit(item) {
      const size = sizeOf(item);
      if (queue.length >= options.maxWaiting || queuedBytes + size > options.maxWaitingBytes) return null;
      queuedBytes += size;
      const outcome = new Promise<Outcome>((settle) => queue.push({ item, settle }));
      running ??= run();
      return outcome;
    },
    async drained() {
      while (running) await running;
    },
    waiting: () => queue.length,
  };
}

/**
 * Callers that were just answered often have more to send: waiting a little for them, in proportion to what a commit
 * takes, nearly doubles the batches of many busy connections. A single caller never waits.
 */
async function gather(lastCommitMs: number): Promise<void> {
  const until = performance.now() + Math.min(lastCommitMs / 4, LONGEST_GATHERING_MS);
  if (until - performance.now() >= 1)
    await new Promise((resolve) => setTimeout(resolve, until - performance.now()));
  while (performance.now() < until) await new Promise(setImmediate);
}

function settleAll<Item>(batch: Waiting<Item>[], outcome: Outcome): void {
  for (const one of batch) one.settle(outcome);
}
