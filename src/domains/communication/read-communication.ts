import { allow } from "#domains/access";
import { incidentForPlan } from "#domains/incidents";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { readAudiences } from "./audiences/read-audiences.ts";
import { readPlan } from "./plan/read-plan.ts";
import { type Decision, readDecisions } from "./promises/decisions.ts";
import { type PromiseView, promisesOf } from "./promises/read-promises.ts";
import { texts } from "./texts.ts";
import type { AudienceForm } from "./types.ts";
import { messagesOf, type SentMessageView } from "./updates/read-updates.ts";

export type AudienceCommunication = {
  audienceId: string;
  audience: string;
  ring: number;
  form: AudienceForm;
  decision: {
    told: Decision["told"];
    reason: string;
    decidedBy: string;
    decidedAt: string;
    lookAgainAt: string | null;
  };
  /** The one that is open. */
  promise: PromiseView | null;
  lastMessage: SentMessageView | null;
  messageCount: number;
  /** Deliveries of all its messages by state. */
  deliveries: Record<string, number>;
};

export type IncidentCommunication = {
  incidentId: string;
  planVersion: number;
  audiences: AudienceCommunication[];
  waitingForApproval: SentMessageView[];
};

/** An incident's communication at a glance: who is told, what was said last, what is owed next. */
export async function getCommunication(
  ctx: Ctx,
  { incidentId }: { incidentId: string },
): Promise<IncidentCommunication> {
  allow(ctx, "communication.read");
  return ctx.transaction(async (tx) => {
    const incident = await incidentForPlan(tx, incidentId);
    const decisions = new Map((await readDecisions(tx, incidentId)).map((one) => [one.audienceId, one]));
    const messages = await messagesOf(tx, incidentId);
    const promises = await promisesOf(tx, ctx, incidentId);
    const deliveries = await deliveryCounts(tx, incidentId, messages);
    const audiences = (await readAudiences(tx)).map(({ id, name, ring, form }): AudienceCommunication => {
      const own = messages.filter(({ audienceId, standing }) => audienceId === id && standing === "sent");
      return {
        audienceId: id,
        audience: name,
        ring,
        form,
        decision: presentDecision(decisions.get(id), incident.declaredAt),
        promise: promises.find(({ audienceId, closedAt }) => audienceId === id && closedAt === null) ?? null,
        lastMessage: own.at(-1) ?? null,
        messageCount: own.length,
        deliveries: deliveries.get(id) ?? {},
      };
    });
    return {
      incidentId,
      planVersion: (await readPlan(tx)).version,
      audiences,
      waitingForApproval: messages.filter(({ standing }) => standing === "waiting"),
    };
  });
}

// Just declared: the reaction that decides has not run yet.
const presentDecision = (
  decision: Decision | undefined,
  declaredAt: Date,
): AudienceCommunication["decision"] => ({
  told: decision?.told ?? "on-change",
  reason: decision?.reason ?? texts("en")("decision.pending"),
  decidedBy: decision?.decidedBy ?? "system",
  decidedAt: (decision?.decidedAt ?? declaredAt).toISOString(),
  lookAgainAt: decision?.lookAgainAt?.toISOString() ?? null,
});

async function deliveryCounts(
  tx: Tx,
  incidentId: string,
  messages: readonly SentMessageView[],
): Promise<Map<string, Record<string, number>>> {
  const rows = await tx
    .selectFrom("delivery")
    .select(({ fn }) => ["subject_id", "state", fn.countAll<string>().as("n")])
    .where("incident_id", "=", incidentId)
    .groupBy(["subject_id", "state"])
    .execute();
  const audienceOf = new Map(messages.map(({ id, audienceId }) => [id, audienceId]));
  const counts = new Map<string, Record<string, number>>();
  for (const { subject_id, state, n } of rows) {
    const audienceId = audienceOf.get(subject_id);
    if (audienceId === undefined) continue;
    const states = counts.get(audienceId) ?? {};
    counts.set(audienceId, { ...states, [state]: (states[state] ?? 0) + Number(n) });
  }
  return counts;
}
