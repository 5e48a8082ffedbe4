import { allow } from "#domains/access";
import { incidentForPlan } from "#domains/incidents";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { readAudiences } from "../audiences/read-audiences.ts";
import { promisesOf } from "../promises/read-promises.ts";
import { messagesOf } from "../updates/read-updates.ts";
import { type Measures, measure } from "./measure.ts";

export type CommunicationMeasures = Measures & { incidentId: string };

export async function getMeasures(
  ctx: Ctx,
  { incidentId }: { incidentId: string },
): Promise<CommunicationMeasures> {
  allow(ctx, "communication.read");
  return ctx.transaction((tx) => measuresOf(tx, ctx, incidentId));
}

async function measuresOf(
  tx: Tx,
  ctx: Pick<Ctx, "clock">,
  incidentId: string,
): Promise<CommunicationMeasures> {
  const { declaredAt, resolvedAt } = await incidentForPlan(tx, incidentId);
  const messages = await messagesOf(tx, incidentId);
  const promises = await promisesOf(tx, ctx, incidentId);
  const measures = measure({
    declaredAt,
    resolvedAt,
    now: ctx.clock.now(),
    audiences: await readAudiences(tx),
    messages: messages.flatMap(({ audienceId, sentAt }) =>
      sentAt ? [{ audienceId, sentAt: new Date(sentAt) }] : [],
    ),
    promises: promises.map(({ audienceId, keptAt, missedAt }) => ({
      audienceId,
      keptAt: keptAt ? new Date(keptAt) : null,
      missedAt: missedAt ? new Date(missedAt) : null,
    })),
  });
  return { incidentId, ...measures };
}
