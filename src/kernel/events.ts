import { sql } from "kysely";
import { type Actor, actorLabel, type Ctx } from "./ctx.ts";
import type { Tx } from "./db/db.ts";
import { newId, type WorkspaceId } from "./ids.ts";
import { defineJob, enqueueAll, type Worker, work } from "./jobs.ts";
import type { Notice } from "./notices.ts";

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
  /** Asked in the transaction that records: no work is queued for what nobody waits for. Always when left out. */
  wanted?: Wanted;
};

type Wanted = (tx: Tx, ctx: Ctx, eventName: string) => Promise<boolean>;

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
  wanted: Wanted,
  handler: (ctx: Ctx, event: DomainEvent) => Promise<void>,
): Reaction => ({ eventName: EVERY_EVENT, name, wanted, handler });

type React = { eventId: string; reaction: string };
const react = defineJob<React>("events.react", { batch: 16, concurrency: 2 });

/** Writes an event into the outbox, queues its reactions and tells live listeners, all in the caller's transaction. */
export const record = <Data extends EventData>(
  tx: Tx,
  ctx: Ctx,
  kind: EventKind<Data>,
  subjectId: string,
  data: Data,
): Promise<void> => recordAll(tx, ctx, [{ kind, subjectId, data }]);

/** Something that happened, on its way into the outbox. */
export type Happening = { kind: EventKind<EventData>; subjectId: string; data: EventData };

// PostgreSQL takes at most 65,535 parameters per statement.
const ROWS_PER_INSERT = 5_000;

/** The same for many events, in their order: a few statements however many they are. */
export async function recordAll(tx: Tx, ctx: Ctx, happenings: readonly Happening[]): Promise<void> {
  const reactionsTo = await wantedReactions(tx, ctx, new Set(happenings.map(({ kind }) => kind.name)));
  for (let done = 0; done < happenings.length; done += ROWS_PER_INSERT) {
    const rows = happenings.slice(done, done + ROWS_PER_INSERT).map((happening) => rowOf(ctx, happening));
    await insertAndTell(tx, ctx, rows);
    const work = rows.flatMap(({ id, name }) =>
      (reactionsTo.get(name) ?? []).map((reaction): React => ({ eventId: id, reaction })),
    );
    await enqueueAll(tx, ctx, react, work);
  }
}

type Row = ReturnType<typeof rowOf>;

/** One statement: an update of five audiences records some twenty events, one by one. */
async function insertAndTell(tx: Tx, { workspaceId }: Ctx, rows: readonly Row[]): Promise<void> {
  const payloads = rows.map(({ name, subject_id }) =>
    payloadOf({ workspaceId, topic: name, subjectId: subject_id }),
  );
  await tx
    .with("recorded", (query) => query.insertInto("event").values(rows).returning("id"))
    .selectFrom(sql<{ payload: string }>`unnest(${payloads}::text[])`.as<"told">(sql`told(payload)`))
    .select(sql`pg_notify('ripplecast', payload)`.as("notified"))
    .execute();
}

const rowOf = (ctx: Ctx, { kind, subjectId, data }: Happening) => ({
  workspace_id: ctx.workspaceId,
  id: newId<"event">(),
  name: kind.name,
  subject_id: subjectId,
  data: JSON.stringify(data),
  actor: actorLabel(ctx.actor),
  happened_at: ctx.clock.now(),
});

async function wantedReactions(tx: Tx, ctx: Ctx, names: ReadonlySet<string>): Promise<Map<string, string[]>> {
  const wanted = new Map<string, string[]>();
  for (const eventName of names) {
    const reactions: string[] = [];
    for (const reaction of ctx.reactionsTo(eventName))
      if (!reaction.wanted || (await reaction.wanted(tx, ctx, eventName))) reactions.push(reaction.name);
    wanted.set(eventName, reactions);
  }
  return wanted;
}

/** Tells every node, once the transaction commits, that something changed: no content, only names. */
export async function notice(
  tx: Tx,
  { workspaceId }: { workspaceId: WorkspaceId },
  topic: string,
  subjectId = "",
): Promise<void> {
  await sql`select pg_notify('ripplecast', ${payloadOf({ workspaceId, topic, subjectId })})`.execute(tx);
}

const payloadOf = (each: Notice): string => JSON.stringify(each);

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
export function reactionsByEvent(reactions: readonly Reaction[]): (eventName: string) => readonly Reaction[] {
  const named = Map.groupBy(reactions, (reaction) => reaction.eventName);
  const every = named.get(EVERY_EVENT) ?? [];
  return (eventName) => [...(named.get(eventName) ?? []), ...every];
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
