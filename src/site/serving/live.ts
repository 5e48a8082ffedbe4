import type { IncomingMessage, ServerResponse } from "node:http";
import { seconds } from "#kernel/clock";

/** Readers that keep a page open and hear when it changes. */
export type LiveReaders = {
  /** Takes over the response; answers 503 when there are too many, and the page asks by itself instead. */
  join(base: string, version: string, request: IncomingMessage, response: ServerResponse): void;
  /** Tells everybody on the page that it changed. */
  tell(base: string, version: string): void;
  count(): number;
  stop(): void;
};

export type LiveLimits = { readers: number; perAddress: number };

type Reader = { base: string; address: string; response: ServerResponse };

const HEARTBEAT_MS = seconds(15);
// Enough for offices behind one address, too few to fill a node from one machine.
const DEFAULT_LIMITS: LiveLimits = { readers: 10_000, perAddress: 100 };
const MOST_UNREAD_BYTES = 16 * 1024;

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // nginx would hold events back until its buffer is full.
  "x-accel-buffering": "no",
  "x-content-type-options": "nosniff",
};

export function createLiveReaders(limits: LiveLimits = DEFAULT_LIMITS): LiveReaders {
  const readers = new Set<Reader>();
  const perAddress = new Map<string, number>();

  function leave(reader: Reader): void {
    if (!readers.delete(reader)) return;
    const left = (perAddress.get(reader.address) ?? 1) - 1;
    if (left > 0) perAddress.set(reader.address, left);
    else perAddress.delete(reader.address);
    reader.response.end();
  }

  function write(reader: Reader, text: string): void {
    if (reader.response.writableLength > MOST_UNREAD_BYTES) leave(reader);
    else reader.response.write(text);
  }

  const heart = setInterval(() => {
    for (const reader of readers) write(reader, ": heartbeat\n\n");
  }, HEARTBEAT_MS);
  heart.unref();

  return {
    join(base, version, request, response) {
      const address = addressOf(request);
      if (readers.size >= limits.readers || (perAddress.get(address) ?? 0) >= limits.perAddress) {
        response.writeHead(503, { "retry-after": "300", "content-length": 0 }).end();
        return;
      }
      const reader: Reader = { base, address, response };
      readers.add(reader);
      perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
      response.on("close", () => leave(reader));
      response.writeHead(200, HEADERS);
      write(reader, "retry: 5000\n\n");
      const seen = request.headers["last-event-id"];
      if (seen === undefined) write(reader, `id: ${version}\nevent: hello\ndata: \n\n`);
      else if (seen !== version) write(reader, changed(version));
    },
    tell(base, version) {
      for (const reader of readers) if (reader.base === base) write(reader, changed(version));
    },
    count: () => readers.size,
    stop() {
      clearInterval(heart);
      for (const reader of [...readers]) leave(reader);
    },
  };
}

const changed = (version: string) => `id: ${version}\nevent: changed\ndata: \n\n`;

/** The peer, or whom a proxy on this machine names. */
function addressOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? "";
  const isLocal = peer === "127.0.0.1" || peer === "::1" || peer === "::ffff:127.0.0.1";
  const forwarded = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",").pop()?.trim();
  return isLocal && forwarded ? forwarded : peer;
}
