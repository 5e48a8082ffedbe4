import type { AnySettings, Fields, Settings } from "#kernel/fields";
import { definePort } from "#kernel/ports";
import type { IncomingEvent } from "./incoming.ts";
import type { RejectReason } from "./intake/rejections.ts";

/** What a source made of one request body: events, or everything that is wrong with it in the protocol's words. */
export type Reading = { ok: true; events: IncomingEvent[] } | { ok: false; errors: string[] };

/** One door of a source: an address that takes one kind of body. */
export type Entry<Own extends AnySettings = AnySettings> = {
  /** Where the monitor posts to, without the key: `/v2/enqueue`. */
  path: string;
  /**
   * The quick check of the hot path: true only for what `read` accepts. Made by `compileCheck` from the schema that
   * `read` uses, so that the two cannot drift apart.
   */
  accepts(body: unknown): boolean;
  /** Pure: the same body, receipt and settings always give the same events. Runs again when the event is processed. */
  read(body: unknown, received: { receipt: string | null; settings: Own }): Reading;
  /** What the answer carries beside "accepted" and `read` is given later; null when there is nothing. */
  receipt(body: unknown): string | null;
  /** The key within a body, for protocols that put it there. Null: the request itself carries it. */
  keyIn: ((body: unknown) => string | null) | null;
};

/** What goes back to the monitor: a status and a JSON body. */
export type Answer = { status: number; body: Record<string, unknown> };

/** How a protocol says what happened to a request. */
export type Answers = {
  accepted(receipt: string | null): Answer;
  rejected(reason: RejectReason, errors: readonly string[]): Answer;
  /** We cannot store anything just now. Never 429: some senders repeat only after a 5xx. */
  unavailable(): Answer;
};

/** What a person copies into the monitor. */
export type Setup = { url: string; urlWithKey: string | null; example: string };

/** A way alerts arrive: one folder under `src/sources`, one line in its list. */
export type Source<Own extends AnySettings = AnySettings> = {
  kind: string;
  name: string;
  fields: Fields;
  /** Larger bodies are refused. */
  maxBytes: number;
  entries: Readonly<Record<string, Entry<Own>>>;
  /** Left out where the sender looks at the status alone. */
  answers?: Answers;
  setup(at: { publicUrl: string; key: string }): Setup;
};

export const defineSource = <const F extends Fields>(
  source: Omit<Source<Settings<F> & AnySettings>, "fields"> & { fields: F },
): Source => source as unknown as Source; // stored settings were checked against the same fields

/** The list in `src/sources/index.ts`, which lies above this domain. */
export const alertSources = definePort<readonly Source[]>("alerts.sources");

const STATUS: Partial<Record<RejectReason, number>> = {
  "too-large": 413,
  "too-slow": 408,
  "unknown-key": 401,
  disabled: 403,
};

export const statusOf = (reason: RejectReason): number => STATUS[reason] ?? 400;

/** Answers for senders that look at the status alone; the words are for whoever reads the sender's log. */
export const plainAnswers: Answers = {
  accepted: () => ({ status: 202, body: { status: "accepted" } }),
  rejected: (reason, errors) => ({
    status: statusOf(reason),
    body: { status: "rejected", code: reason, errors },
  }),
  unavailable: () => ({ status: 503, body: { status: "unavailable", errors: ["Try again in a moment"] } }),
};

export const sourceOfKind = (sources: readonly Source[], kind: string): Source | undefined =>
  sources.find((source) => source.kind === kind);
