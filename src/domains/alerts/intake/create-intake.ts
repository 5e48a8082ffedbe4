import type { Runtime } from "#kernel/ctx";
import type { Notices } from "#kernel/notices";
import type { Entry, Source } from "../source.ts";
import { createGroupCommit, type GroupCommit } from "./group-commit.ts";
import { readBody } from "./read-body.ts";
import { createRejections, type RejectReason } from "./rejections.ts";
import { createSourceLookup, type FoundSource } from "./source-lookup.ts";
import { type AcceptedItem, createAcceptedStore, isFaultOfItem } from "./store-accepted.ts";

/** One request of a monitor, read to its end. */
export type Received = {
  source: Source;
  /** Which of the source's entries it came through. */
  entry: string;
  /** The routing key in address or header; null for protocols that carry it in the body. */
  key: string | null;
  raw: Buffer;
};

export type Verdict =
  | { is: "accepted"; receipt: string | null }
  | { is: "rejected"; reason: RejectReason; errors: readonly string[] }
  | { is: "unavailable" };

/** The way in for alerts. Safe to call from any number of connections at once. */
export type Intake = {
  /** Resolves to "accepted" only after the event was committed. */
  receive(received: Received): Promise<Verdict>;
  /** For what could not even be read to its end. */
  reject(received: Received, reason: RejectReason, error: string, size: number): Promise<Verdict>;
  /** Counts since the start, for metrics. */
  counts(): IntakeCounts;
  /** Waits until everything submitted was stored and everything refused was written down. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

export type IntakeCounts = {
  accepted: number;
  rejected: number;
  unavailable: number;
  batches: number;
  waiting: number;
};

const MEBIBYTE = 1024 * 1024;
const LIMITS = {
  maxWaiting: 10_000,
  maxWaitingBytes: 64 * MEBIBYTE,
  maxBatch: 1_000,
  maxBatchBytes: 8 * MEBIBYTE,
};
const KEY_IN_BROKEN_BODY = /"routing_key"\s*:\s*"([A-Za-z0-9]{32})"/;
const LOOKED_AT_FOR_A_KEY = 64 * 1024;

export function createIntake(runtime: Runtime, notices: Pick<Notices, "listen">): Intake {
  const lookup = createSourceLookup(runtime, notices);
  const rejections = createRejections(runtime);
  const accepted = createAcceptedStore(runtime);
  const counts = { accepted: 0, rejected: 0, unavailable: 0, batches: 0 };
  const group: GroupCommit<AcceptedItem> = createGroupCommit({
    ...LIMITS,
    commit: async (items) => {
      counts.batches++;
      await accepted.store(items);
    },
    isFaultOfItem,
    sizeOf: (item) => item.raw.length,
    onFailure: (error) => runtime.log.warn({ err: error }, "accepted events could not be stored"),
  });

  const unavailable = (): Verdict => {
    counts.unavailable++;
    return { is: "unavailable" };
  };

  function rejected(
    received: Received,
    found: FoundSource | null,
    reason: RejectReason,
    errors: readonly string[],
    size = received.raw.length,
  ): Verdict {
    counts.rejected++;
    rejections.note({ source: found, reason, detail: errors.join("; "), raw: received.raw, size });
    return { is: "rejected", reason, errors };
  }

  async function receive(received: Received): Promise<Verdict> {
    const entry = entryOf(received);
    const read = readBody(received.raw);
    if (!read.ok) return rejected(received, await findAnyway(received), read.reason, [read.error]);
    const key = entry.keyIn ? entry.keyIn(read.body) : received.key;
    const looked = key === null ? null : lookup.find(key);
    const found = looked instanceof Promise ? await looked : looked;
    if (!entry.accepts(read.body))
      return rejected(received, found, "invalid-event", errorsIn(entry, read.body));
    if (found?.kind !== received.source.kind)
      return rejected(received, found, "unknown-key", ["Invalid routing key"]);
    if (found.disabled) return rejected(received, found, "disabled", ["This integration is disabled"]);
    return store(received, found, entry.receipt(read.body));
  }

  async function store(received: Received, found: FoundSource, receipt: string | null): Promise<Verdict> {
    const outcome = await group.submit({
      workspaceId: found.workspaceId,
      sourceId: found.id,
      entry: received.entry,
      receipt,
      raw: received.raw,
    });
    if (outcome === "refused") return rejected(received, found, "not-stored", ["The event cannot be stored"]);
    if (outcome !== "committed") return unavailable();
    counts.accepted++;
    return { is: "accepted", receipt };
  }

  /** The source of something that is not JSON, if a key can be made out in it: its owner should see it. */
  async function findAnyway(received: Received): Promise<FoundSource | null> {
    const text = received.raw.subarray(0, LOOKED_AT_FOR_A_KEY).toString("latin1");
    const key = received.key ?? KEY_IN_BROKEN_BODY.exec(text)?.[1];
    const found = key ? await lookup.find(key) : null;
    return found?.kind === received.source.kind ? found : null;
  }

  const orUnavailable = (work: Promise<Verdict>): Promise<Verdict> =>
    work.catch((error) => {
      runtime.log.warn({ err: error }, "the intake could not ask the database");
      return unavailable();
    });

  return {
    receive: (received) => orUnavailable(receive(received)),
    reject: (received, reason, error, size) =>
      orUnavailable(findAnyway(received).then((found) => rejected(received, found, reason, [error], size))),
    counts: () => ({ ...counts, waiting: group.waiting() }),
    async flush() {
      await group.drained();
      await rejections.flush();
    },
    async stop() {
      await group.drained();
      await rejections.flush();
      await accepted.close();
      lookup.stop();
    },
  };
}

function entryOf({ source, entry }: Received): Entry {
  const found = source.entries[entry];
  if (!found) throw new Error(`source ${source.kind} has no entry ${entry}`);
  return found;
}

/** The full check, for its words: what the quick check refused always has some. */
function errorsIn(entry: Entry, body: unknown): readonly string[] {
  const reading = entry.read(body, { receipt: null, settings: {} });
  return reading.ok ? ["The event is not valid"] : reading.errors;
}
