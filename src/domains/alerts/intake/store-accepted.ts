import { sql } from "kysely";
import { createCtx, type Runtime } from "#kernel/ctx";
import type { Id, WorkspaceId } from "#kernel/ids";
import { enqueue } from "#kernel/jobs";
import { processAcceptedEvents } from "../process/job.ts";

export type AcceptedItem = {
  workspaceId: WorkspaceId;
  sourceId: Id<"alert-source">;
  entry: string;
  receipt: string | null;
  raw: Buffer;
};

/** Stores a batch in one transaction together with one job per workspace that works it off. */
export async function storeAccepted(runtime: Runtime, items: readonly AcceptedItem[]): Promise<void> {
  const bodies = items.length === 1 && items[0] ? items[0].raw : Buffer.concat(items.map((item) => item.raw));
  await runtime.db.spanning.transaction().execute(async (tx) => {
    await sql`select ripplecast.accept_events(
      ${items.map((item) => item.workspaceId)}::text[], ${items.map((item) => item.sourceId)}::text[],
      ${items.map((item) => item.entry)}::text[], ${items.map((item) => item.receipt)}::text[],
      ${items.map((item) => item.raw.length)}::integer[], ${bodies}::bytea, ${runtime.clock.now()})`.execute(
      tx,
    );
    for (const workspaceId of new Set(items.map((item) => item.workspaceId))) {
      const ctx = createCtx(runtime, workspaceId, { kind: "system", why: "intake" });
      await enqueue(tx, ctx, processAcceptedEvents, {});
    }
  });
}

/** Whether PostgreSQL blames the data: classes 22 (data exception) and 23 (integrity). */
export const isFaultOfItem = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^2[23]/.test(code);
};
