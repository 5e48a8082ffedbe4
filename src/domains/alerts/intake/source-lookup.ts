import { sql } from "kysely";
import type { Runtime } from "#kernel/ctx";
import type { AnySettings } from "#kernel/fields";
import type { Id, WorkspaceId } from "#kernel/ids";
import { MISSED_NOTICES, type Notices } from "#kernel/notices";
import { sourceChanged } from "../events.ts";
import { looksLikeRoutingKey, routingKeyHasher } from "../routing-key.ts";

export type FoundSource = {
  workspaceId: WorkspaceId;
  id: Id<"alert-source">;
  kind: string;
  settings: AnySettings;
  disabled: boolean;
};

export type SourceLookup = {
  /** The source a routing key names. Answers from memory where it can, hence not always a promise. */
  find(routingKey: string): FoundSource | null | Promise<FoundSource | null>;
  stop(): void;
};

const KNOWN_FOR_MS = 60_000;
// A key that was just made must work soon, also on a node that missed the notice.
const UNKNOWN_FOR_MS = 2_000;
const MOST_REMEMBERED = 20_000;

type Remembered = { source: FoundSource | null; until: number };

/**
 * Remembers which source a key names, until a notice says that sources changed. By the key itself, which is in memory
 * with each request anyway: hashing it anew cost more than all the rest of reading an event.
 */
export function createSourceLookup(runtime: Runtime, notices: Pick<Notices, "listen">): SourceLookup {
  const hashOf = routingKeyHasher(runtime.secrets);
  const remembered = new Map<string, Remembered>();
  const underWay = new Map<string, Promise<FoundSource | null>>();
  let generation = 0;

  const forget = notices.listen(({ topic }) => {
    if (topic !== sourceChanged.name && topic !== MISSED_NOTICES.topic) return;
    generation++;
    remembered.clear();
    underWay.clear();
  });

  async function ask(routingKey: string): Promise<FoundSource | null> {
    const asked = generation;
    const source = await readSource(runtime, hashOf(routingKey));
    if (asked !== generation) return source;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(routingKey, { source, until: monotonicNow() + (source ? KNOWN_FOR_MS : UNKNOWN_FOR_MS) });
    return source;
  }

  return {
    find(routingKey) {
      if (!looksLikeRoutingKey(routingKey)) return null;
      const known = remembered.get(routingKey);
      if (known && known.until > monotonicNow()) return known.source;
      const already = underWay.get(routingKey);
      if (already) return already;
      const asking = ask(routingKey).finally(() => underWay.delete(routingKey));
      underWay.set(routingKey, asking);
      return asking;
    },
    stop: forget,
  };
}

// How long something stays in memory has nothing to do with the product's clock.
const monotonicNow = () => performance.now();

type SourceRow = { workspace_id: string; id: string; kind: string; settings: AnySettings; disabled: boolean };

async function readSource({ db, clock }: Runtime, hash: string): Promise<FoundSource | null> {
  const { rows } =
    await sql<SourceRow>`select * from ripplecast.find_alert_source(${hash}, ${clock.now()})`.execute(
      db.spanning,
    );
  const row = rows[0];
  if (!row) return null;
  const { workspace_id, id, ...rest } = row;
  return { workspaceId: workspace_id as WorkspaceId, id: id as Id<"alert-source">, ...rest };
}
