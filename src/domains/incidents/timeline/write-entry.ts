import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { authorColumns } from "../author.ts";
import type { TimelineEntryId } from "../types.ts";
import type { TimelineData } from "./timeline-texts.ts";

export type NewEntry = {
  /** Lower-case words joined by `-`. Kinds this domain does not know show `data.text`. */
  kind: string;
  data?: TimelineData;
  /** When it happened, if that was before now. */
  happenedAt?: Date;
};

/** Adds to the incident's history. Entries are never changed: the application's role may only add and read. */
export async function writeEntry(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  { kind, data = {}, happenedAt }: NewEntry,
): Promise<TimelineEntryId> {
  const id = newId<"timeline-entry">();
  const now = ctx.clock.now();
  await tx
    .insertInto("timeline_entry")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      incident_id: incidentId,
      kind,
      data: JSON.stringify(data),
      ...authorColumns(ctx),
      happened_at: happenedAt ?? now,
      recorded_at: now,
    })
    .execute();
  return id;
}
