import { sql } from "kysely";
import { type Actor, actorLabel, type Ctx } from "./ctx.ts";
import type { Tx } from "./db/db.ts";
import { newId, type WorkspaceId } from "./ids.ts";
import { defineJob, enqueue, type Worker, work } from "./jobs.ts";

type EventData = Record<string, unknown>;

/** Something that happened, named `noun.past-verb`. Data are ids and small facts that may leave in a webhook. */
export type EventKind<Data extends EventData> = { name: string; readonly __data?: Data };

export type DomainEvent<Data extends EventData = EventData> = {
  id: string;
  name: string;
  at: Date;
  workspaceId: WorkspaceId;
  subjectId: string;
  data: Data;
  actor: string;
};

/** What runs when an event happened, at least once and in a transaction of its own: make it idempotent. */
export type Reaction = {
  eventName: string;
  name: string;
  handler: (ctx: Ctx, event: DomainEvent<never>) => Promise<void>;
};

/** The event name under which a reaction sees every event. */
export const EVERY_EVENT = "*";

const declared = new Set<string>();

export function defineEvent<Data extends EventData>(name: `${string}.${string}`): EventKind<Data> {
  declared.add(name);
  return { name };
}

/** Every event that anything here declares, in alphabetical order. */
export const eventNames = (): string[] => [...declared].sort();

/** Says what reacts to an event; `name` is unique over the product and stable: queued work carries it. */
export const on = <Data extends EventData>(
  kind: EventKind<Data>,
  name: string,
  handler: (ctx: Ctx, event: DomainEvent<Data>) => Promise<void>,
): Reaction => ({ eventName: kind.name, name, handler });

export const onEveryEvent = (
  name: string,
  handler: (ctx: Ctx, event: DomainEvent) => Promise<void>,
): Reaction => ({
  eventName: EVERY_EVENT,
  name,
  handler,
});

const react = defineJob<{ eventId: string; reaction: string }>("events.react", { concurrency: 8 });

/** Writes an event into the outbox, queues its reactions and tells live listeners, all in the caller's transaction. */
export async function record<Data extends EventData>(
  tx: Tx,
  ctx: Ctx,
  kind: EventKind<Data>,
  subjectId: string,
  data: Data,
): Promise<void> {
  const id = newId<"event">();
  await tx
    .insertInto("event")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      name: kind.name,
      subject_id: subjectId,
      data: JSON.stringify(data),
      actor: actorLabel(ctx.actor),
      happened_at: ctx.clock.now(),
    })
    .execute();
  for (const reaction of ctx.reactionsTo(kind.name)) await enqueue(tx, ctx, react, { eventId: id, reaction });
  await notice(tx, ctx, kind.name, subjectId);
}

/** Tells every node, once the transaction commits, that something changed: no content, only names. */
export async function notice(
  tx: Tx,
  ctx: { workspaceId: WorkspaceId },
  topic: string,
  subjectId = "",
): Promise<void> {
  const payload = JSON.stringify({ workspaceId: ctx.workspaceId, topic, subjectId });
  await sql`select pg_notify('ripplecast', ${payload})`.execute(tx);
}

/** The worker that runs queued reactions. */
export function reactionWorker(reactions: readonly Reaction[]): Worker {
  const byName = new Map(reactions.map((reaction) => [reaction.name, reaction]));
  if (byName.size !== reactions.length) throw new Error("two reactions share a name");
  return work(react, async (ctx, { eventId, reaction }) => {
    const found = byName.get(reaction);
    // During a rolling upgrade a newer node's reaction may come here first: failing leaves it for that node.
    if (!found) throw new Error(`this node does not know the reaction ${reaction}`);
    const event = await ctx.transaction((tx) => readEvent(tx, eventId));
    if (event) await found.handler(ctx.as({ kind: "system", why: event.name }), event as DomainEvent<never>);
  });
}

/** Which reactions an event has, from the table in main. */
export function reactionsByEvent(reactions: readonly Reaction[]): (eventName: string) => readonly string[] {
  const every = reactions
    .filter((reaction) => reaction.eventName === EVERY_EVENT)
    .map((reaction) => reaction.name);
  const named = Map.groupBy(reactions, (reaction) => reaction.eventName);
  return (eventName) => [...(named.get(eventName) ?? []).map((reaction) => reaction.name), ...every];
}

/** Who did it, for a reaction that acts on that person's behalf. */
export const systemActor = (why: string): Actor => ({ kind: "system", why });

export async function readEvent(tx: Tx, eventId: string): Promise<DomainEvent | undefined> {
  const row = await tx.selectFrom("event").selectAll().where("id", "=", eventId).executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    name: row.name,
    at: row.happened_at,
    workspaceId: row.workspace_id as WorkspaceId,
    subjectId: row.subject_id,
    data: row.data as EventData,
    actor: row.actor,
  };
}
