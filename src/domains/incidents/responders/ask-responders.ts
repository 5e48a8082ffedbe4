import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { responderAsked } from "../events.ts";
import { lockIncident, refuseResolved } from "../incident-row.ts";
import { refuseUnknownPeople } from "../known-people.ts";
import { presentIncident } from "../present-incident.ts";
import { writeEntry } from "../timeline/write-entry.ts";
import type { IncidentView } from "../views.ts";

const AskRespondersInput = z.object({
  incidentId: z.string(),
  personIds: z.array(z.string()).min(1).max(50),
  note: z.string().trim().max(1000).optional(),
});
export type AskResponders = z.input<typeof AskRespondersInput>;

/** Asks people to help. Who has joined is left alone; who declined or was released is asked again. */
export async function askResponders(ctx: Ctx, input: AskResponders): Promise<IncidentView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, personIds, note } = parse(AskRespondersInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    refuseResolved(incident);
    await refuseUnknownPeople(tx, personIds);
    await ask(tx, ctx, incidentId, personIds, note);
    await audit(tx, ctx, "incident.ask-responders", { kind: "incident", id: incidentId }, { personIds });
    return presentIncident(tx, ctx, incident);
  });
}

export async function ask(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  personIds: readonly string[],
  note?: string,
): Promise<void> {
  for (const personId of new Set(personIds)) {
    if (!(await askOne(tx, ctx, incidentId, personId, note ?? null))) continue;
    await writeEntry(tx, ctx, incidentId, {
      kind: "responder-asked",
      data: { personId, ...(note && { note }) },
    });
    await record(tx, ctx, responderAsked, incidentId, { incidentId, personId });
  }
}

/** Whether there was something to ask: false when they were asked already, or are there. */
async function askOne(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  personId: string,
  note: string | null,
): Promise<boolean> {
  const asked = { state: "asked" as const, asked_at: ctx.clock.now(), answered_at: null, note };
  const row = await tx
    .insertInto("responder")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"responder">(),
      incident_id: incidentId,
      person_id: personId,
      ...asked,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "incident_id", "person_id"])
        .doUpdateSet(asked)
        .where("responder.state", "in", ["declined", "released"]),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
