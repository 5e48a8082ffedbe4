import pg from "pg";
import type { Logger } from "./log.ts";

/** Something changed somewhere in the cluster. Carries names, never content: listeners read what they may see. */
export type Notice = { workspaceId: string; topic: string; subjectId: string };

/** Sent to listeners after the connection was lost: anything may have happened meanwhile. */
export const MISSED_NOTICES: Notice = { workspaceId: "", topic: "notices.missed", subjectId: "" };

export type Notices = {
  listen(listener: (notice: Notice) => void): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

const RECONNECT_MS = 1_000;

/** Listens to the notices of every node on one session connection, and reconnects when it breaks. */
export function createNotices(directUrl: string, log: Logger): Notices {
  const listeners = new Set<(notice: Notice) => void>();
  let client: pg.Client | undefined;
  let stopped = false;

  const tell = (notice: Notice) => {
    for (const listener of listeners) listener(notice);
  };

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: directUrl,
      application_name: "ripplecast-notices",
      keepAlive: true,
    });
    next.on("error", (error) => lost(next, error));
    next.on("end", () => lost(next));
    next.on("notification", ({ payload }) => tell(JSON.parse(payload ?? "{}")));
    await next.connect();
    await next.query("listen ripplecast");
    client = next;
  }

  function lost(which: pg.Client, error?: Error): void {
    if (stopped || client !== which) return;
    client = undefined;
    if (error) log.warn({ error: error.message }, "notices interrupted; reconnecting");
    void which.end().catch(() => {});
    void reconnect();
  }

  async function reconnect(): Promise<void> {
    while (!stopped) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
      try {
        await connect();
        return tell(MISSED_NOTICES);
      } catch {
        // The database is still away; the next round tries again.
      }
    }
  }

  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: connect,
    async stop() {
      stopped = true;
      await client?.end().catch(() => {});
    },
  };
}
