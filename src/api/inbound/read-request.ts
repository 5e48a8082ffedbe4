import type { Readable } from "node:stream";

export type ReadRequest =
  | { is: "read"; raw: Buffer }
  | { is: "too-large"; raw: Buffer; size: number }
  | { is: "too-slow"; raw: Buffer }
  /** The sender went away. */
  | { is: "gone" };

// What is too large is still read for a while: a connection closed under the sender shows it no answer.
const SWALLOWED_TIMES = 4;
const SAMPLE_BYTES = 64 * 1024;

export type ReadLimits = { maxBytes: number; patienceMs: number };

/** Reads a body that is neither too large nor too slow. Calls back exactly once. */
export function readRequest(
  req: Readable,
  { maxBytes, patienceMs }: ReadLimits,
  done: (read: ReadRequest) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let finished = false;

  const finish = (read: ReadRequest) => {
    if (finished) return;
    finished = true;
    clearTimeout(timer);
    done(read);
  };
  const sample = () => Buffer.concat(chunks).subarray(0, SAMPLE_BYTES);
  const timer = setTimeout(() => finish({ is: "too-slow", raw: sample() }), patienceMs);
  timer.unref();

  req.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else if (size > maxBytes * SWALLOWED_TIMES) finish({ is: "too-large", raw: sample(), size });
  });
  req.on("end", () => {
    if (size > maxBytes) finish({ is: "too-large", raw: sample(), size });
    else finish({ is: "read", raw: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
  });
  req.on("close", () => finish({ is: "gone" }));
  req.on("error", () => finish({ is: "gone" }));
}
