import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { noteAdded } from "../events.ts";
import { lockIncident } from "../incident-row.ts";
import { refuse } from "../refusals.ts";
import { presentEntry, type TimelineEntryView } from "./list-timeline.ts";
import { writeEntry } from "./write-entry.ts";

const AddNoteInput = z.object({
  incidentId: z.string(),
  text: z.string().trim().min(1).max(10_000),
  happenedAt: z.date().optional(),
  pinned: z.boolean().default(false),
});
export type AddNote = z.input<typeof AddNoteInput>;

export async function addNote(ctx: Ctx, input: AddNote): Promise<TimelineEntryView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, text, happenedAt, pinned } = parse(AddNoteInput, input);
  if (happenedAt && happenedAt > ctx.clock.now()) throw refuse("timeline-in-future");
  return ctx.transaction(async (tx) => {
    await lockIncident(tx, incidentId);
    const entryId = await writeEntry(tx, ctx, incidentId, {
      kind: "note",
      data: { text },
      ...(happenedAt && { happenedAt }),
    });
    if (pinned) await pin(tx, ctx, incidentId, entryId);
    await audit(tx, ctx, "incident.note", { kind: "incident", id: incidentId }, { entryId });
    await record(tx, ctx, noteAdded, incidentId, { incidentId, entryId });
    return shown(tx, ctx, incidentId, entryId);
  });
}

const PinInput = z.object({ incidentId: z.string(), entryId: z.string() });

/** Pinning twice is pinning once. */
export async function pinEntry(ctx: Ctx, input: z.input<typeof PinInput>): Promise<TimelineEntryView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, entryId } = parse(PinInput, input);
  return ctx.transaction(async (tx) => {
    await lockIncident(tx, incidentId);
    await shown(tx, ctx, incidentId, entryId);
    await pin(tx, ctx, incidentId, entryId);
    return shown(tx, ctx, incidentId, entryId);
  });
}

export async function unpinEntry(ctx: Ctx, input: z.input<typeof PinInput>): Promise<TimelineEntryView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, entryId } = parse(PinInput, input);
  return ctx.transaction(async (tx) => {
    await lockIncident(tx, incidentId);
    await tx
      .deleteFrom("timeline_pin")
      .where("incident_id", "=", incidentId)
      .where("entry_id", "=", entryId)
      .execute();
    return shown(tx, ctx, incidentId, entryId);
  });
}

async function pin(tx: Tx, ctx: Ctx, incidentId: string, entryId: string): Promise<void> {
  await tx
    .insertInto("timeline_pin")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"timeline-pin">(),
      incident_id: incidentId,
      entry_id: entryId,
      pinned_at: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "entry_id"]).doNothing())
    .execute();
}

async function shown(tx: Tx, ctx: Ctx, incidentId: string, entryId: string): Promise<TimelineEntryView> {
  const view = await presentEntry(tx, ctx, incidentId, entryId);
  if (!view) throw refuse("timeline-entry-not-found", { id: entryId });
  return view;
}
