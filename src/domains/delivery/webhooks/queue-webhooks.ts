import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type DomainEvent, onEveryEvent } from "#kernel/events";
import { newId } from "#kernel/ids";
import { defineJob, enqueue } from "#kernel/jobs";
import { takesEvent } from "./schedule.ts";

/** Sends what waits for one endpoint. */
export const sendWebhooks = defineJob<{ endpointId: string }>("delivery.webhooks", {
  batch: 8,
  concurrency: 4,
});

/** Lets every domain event leave to the endpoints that want it; for `main/reactions.ts`. */
export const reactToEveryEvent = onEveryEvent(
  "delivery.send-webhooks",
  async (tx, ctx, eventName) => (await endpointsFor(tx, ctx, eventName)).length > 0,
  (ctx, event) =>
    ctx.transaction(async (tx) => {
      const wanting = await endpointsFor(tx, ctx, event.name);
      if (wanting.length === 0) return;
      const position = await positionOf(tx, ctx, event.id);
      for (const id of wanting) await queueWebhook(tx, ctx, id, event, position);
    }),
);

type Listening = { id: string; event_names: string[] };

// An update of an incident records some twenty events in one transaction: it asks once.
const asked = new WeakMap<Tx, Promise<Listening[]>>();

async function endpointsFor(tx: Tx, ctx: Ctx, eventName: string): Promise<string[]> {
  const asking = asked.get(tx) ?? readEndpoints(tx, ctx);
  asked.set(tx, asking);
  return (await asking).filter((one) => takesEvent(one.event_names, eventName)).map(({ id }) => id);
}

const readEndpoints = (tx: Tx, ctx: Ctx): Promise<Listening[]> =>
  tx
    .selectFrom("webhook_endpoint")
    .select(["id", "event_names"])
    .where("workspace_id", "=", ctx.workspaceId)
    .where("disabled_at", "is", null)
    .execute();

export type Outgoing = Pick<DomainEvent, "id" | "name" | "at" | "subjectId" | "data">;

/** Queues one event for one endpoint, once. */
export async function queueWebhook(
  tx: Tx,
  ctx: Ctx,
  endpointId: string,
  event: Outgoing,
  position: number,
): Promise<void> {
  const inserted = await tx
    .insertInto("webhook_message")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"webhook-message">(),
      position,
      endpoint_id: endpointId,
      event_id: event.id,
      event_name: event.name,
      body: bodyOf(event),
      state: "queued",
      next_attempt_at: ctx.clock.now(),
      created_at: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "endpoint_id", "event_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted) await enqueue(tx, ctx, sendWebhooks, { endpointId });
}

/** The shape that Standard Webhooks recommends. */
const bodyOf = ({ name, at, subjectId, data }: Outgoing): string =>
  JSON.stringify({ type: name, timestamp: at.toISOString(), data: { subjectId, ...data } });

async function positionOf(tx: Tx, ctx: Ctx, eventId: string): Promise<number> {
  const { seq } = await tx
    .selectFrom("event")
    .select("seq")
    .where("workspace_id", "=", ctx.workspaceId)
    .where("id", "=", eventId)
    .executeTakeFirstOrThrow();
  return seq;
}

/** A place behind everything recorded so far, for what is no event. */
export async function lastPosition(tx: Tx, ctx: Ctx): Promise<number> {
  const { at } = await tx
    .selectFrom("event")
    .select(sql<number>`coalesce(max(seq), 0)`.as("at"))
    .where("workspace_id", "=", ctx.workspaceId)
    .executeTakeFirstOrThrow();
  return at;
}
