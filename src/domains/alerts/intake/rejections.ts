import { sql } from "kysely";
import type { Runtime } from "#kernel/ctx";
import { newId } from "#kernel/ids";
import { presentRaw } from "./present-raw.ts";
import type { UnreadableReason } from "./read-body.ts";
import type { FoundSource } from "./source-lookup.ts";

export type RejectReason =
  | UnreadableReason
  | "invalid-event"
  | "too-large"
  | "too-slow"
  | "unknown-key"
  | "disabled"
  | "not-stored";

export type Rejected = {
  /** Null when nothing in it names a source that exists. */
  source: Pick<FoundSource, "workspaceId" | "id"> | null;
  reason: RejectReason;
  detail: string;
  /** What came, or as much of it as was read. */
  raw: Buffer;
  size: number;
};

export type Rejections = {
  note(rejected: Rejected): void;
  /** Writes down what was noted so far. */
  flush(): Promise<void>;
};

const FLUSH_AFTER_MS = 200;
const LONGEST_SAMPLE = 2048;
const LONGEST_DETAIL = 500;
/** A flood is counted in full but sampled in part. */
const SAMPLES_PER_FLUSH = 20;
export const SAMPLES_KEPT_PER_SOURCE = 50;

type Count = { workspace_id: string | null; source_id: string | null; reason: string; count: number };
type Sample = Omit<Count, "count"> & {
  id: string;
  detail: string;
  size: number;
  sample: string;
  received_at: Date;
};

/** Collects refused input in memory and writes it in bulk: a stranger's flood must not become a flood of writes. */
export function createRejections(runtime: Runtime): Rejections {
  let counts = new Map<string, Count>();
  let samples: Sample[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    if (counts.size === 0) return;
    const [nowCounts, nowSamples] = [[...counts.values()], samples];
    counts = new Map();
    samples = [];
    try {
      await sql`select ripplecast.note_rejected(${JSON.stringify(nowCounts)}::jsonb, ${JSON.stringify(nowSamples)}::jsonb,
        ${runtime.clock.now()}, ${SAMPLES_KEPT_PER_SOURCE})`.execute(runtime.db.spanning);
    } catch (error) {
      runtime.log.warn({ err: error }, "refused input could not be written down");
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  }

  return {
    note(rejected) {
      const about = {
        workspace_id: rejected.source?.workspaceId ?? null,
        source_id: rejected.source?.id ?? null,
        reason: rejected.reason,
      };
      const key = `${about.workspace_id} ${about.source_id} ${about.reason}`;
      const count = counts.get(key) ?? { ...about, count: 0 };
      counts.set(key, { ...count, count: count.count + 1 });
      if (samples.length < SAMPLES_PER_FLUSH)
        samples.push({ ...about, ...sampleOf(rejected), received_at: runtime.clock.now() });
      timer ??= setTimeout(flush, FLUSH_AFTER_MS).unref();
    },
    flush,
  };
}

const sampleOf = ({ detail, raw, size }: Rejected) => ({
  id: newId<"rejected-input">(),
  detail: presentRaw(Buffer.from(detail), LONGEST_DETAIL).text,
  size,
  sample: presentRaw(raw, LONGEST_SAMPLE).text,
});
