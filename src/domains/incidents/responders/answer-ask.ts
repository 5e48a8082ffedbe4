import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { personOf } from "../author.ts";
import { responderAnswered } from "../events.ts";
import { lockIncident } from "../incident-row.ts";
import { presentIncident } from "../present-incident.ts";
import { refuse } from "../refusals.ts";
import { writeEntry } from "../timeline/write-entry.ts";
import type { IncidentView } from "../views.ts";
import { joinAsResponder } from "./join.ts";

const AnswerAskInput = z.object({
  incidentId: z.string(),
  personId: z.string(),
  answer: z.enum(["joined", "declined", "released"]),
  note: z.string().trim().max(1000).optional(),
});
export type AnswerAsk = z.input<typeof AnswerAskInput>;

/** Joins, declines or releases a responder. Anybody may join by themselves without having been asked. */
export async function answerAsk(ctx: Ctx, input: AnswerAsk): Promise<IncidentView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, personId, answer, note } = parse(AnswerAskInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    if (answer === "joined" && personOf(ctx.actor) === personId)
      await joinAsResponder(tx, ctx, incidentId, personId);
    const row = await tx
      .updateTable("responder")
      .set({ state: answer, answered_at: ctx.clock.now(), ...(note !== undefined && { note }) })
      .where("incident_id", "=", incidentId)
      .where("person_id", "=", personId)
      .returning("id")
      .executeTakeFirst();
    if (!row) throw refuse("responder-not-found");
    await audit(tx, ctx, "incident.answer-ask", { kind: "incident", id: incidentId }, { personId, answer });
    await writeEntry(tx, ctx, incidentId, {
      kind: `responder-${answer}`,
      data: { personId, ...(note && { note }) },
    });
    await record(tx, ctx, responderAnswered, incidentId, { incidentId, personId, answer });
    return presentIncident(tx, ctx, incident);
  });
}
