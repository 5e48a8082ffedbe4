import ipaddr from "ipaddr.js";
import { refuseHttp } from "../../api/http/refusals.ts";

/** Counts calls per name and address, minute by minute. */
export type RateLimit = {
  /** Throws the refusal `too-many-requests` when the address has used up its calls. */
  take(name: string, address: string, perMinute: number): void;
};

const WINDOW_MS = 60_000;

/** Memory is bounded: beyond `most` entries the oldest are forgotten, which favours the caller. */
export function createRateLimit(now: () => number = Date.now, most = 50_000): RateLimit {
  const counts = new Map<string, { startedAt: number; calls: number }>();
  return {
    take(name, address, perMinute) {
      const key = `${name} ${network(address)}`;
      const at = now();
      const found = counts.get(key);
      if (!found || at - found.startedAt >= WINDOW_MS) {
        counts.delete(key);
        counts.set(key, { startedAt: at, calls: 1 });
        for (const oldest of counts.keys()) {
          if (counts.size <= most) break;
          counts.delete(oldest);
        }
        return;
      }
      if (++found.calls <= perMinute) return;
      const seconds = Math.ceil((found.startedAt + WINDOW_MS - at) / 1000);
      throw refuseHttp("too-many-requests", { seconds });
    },
  };
}

/** Whoever has an IPv6 address has at least a /64 of them. */
export function network(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return parsed.parts.slice(0, 4).join(":");
}
