import type { IncidentForPlan } from "#domains/incidents";
import { peopleOnCall } from "#domains/oncall";
import {
  contactMethodKinds,
  type PersonId,
  plannedMethods,
  readTeams,
  type UsableMethod,
  usableMethods,
} from "#domains/people";
import { countSubscribersFor } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type AnySettings, openSettings } from "#kernel/fields";
import type { AudiencePage, AudiencePeople, Destination, Method, ReachablePerson } from "../engine/input.ts";
import { OWN_RULES } from "../engine/recipients.ts";
import type { Audience, Member } from "../types.ts";

/** Where a method or destination leads; kept apart from the engine, which needs no addresses. */
export type Addresses = Map<string, { channel: string; address: AnySettings }>;

export type Resolved = { people: Record<string, AudiencePeople>; addresses: Addresses };

export type ResolveFor = {
  audiences: readonly Audience[];
  incident: IncidentForPlan;
  pages: Readonly<Record<string, AudiencePage>>;
};

/** Whom each audience consists of at this moment, everybody with the addresses that can be used. */
export async function resolveAudiences(tx: Tx, ctx: Ctx, asked: ResolveFor): Promise<Resolved> {
  const members = new Map<string, string[]>();
  for (const audience of asked.audiences)
    members.set(audience.id, await personIdsOf(tx, ctx, audience.members, asked.incident));
  const byRules = asked.audiences
    .filter(({ channels }) => channels.includes(OWN_RULES))
    .flatMap(({ id }) => members.get(id) ?? []);
  const everybody = await reachablePeople(tx, ctx, [...members.values()].flat(), byRules);
  const addresses = everybody.addresses;
  const people: Record<string, AudiencePeople> = {};
  for (const audience of asked.audiences)
    people[audience.id] = {
      persons: (members.get(audience.id) ?? []).flatMap((id) => everybody.people.get(id) ?? []),
      destinations: await destinationsOf(tx, ctx, audience, addresses),
      subscribers: await subscribersOf(ctx.within(tx), audience, asked),
    };
  return { people, addresses };
}

async function personIdsOf(
  tx: Tx,
  ctx: Ctx,
  members: readonly Member[],
  incident: IncidentForPlan,
): Promise<string[]> {
  const ids: string[] = [];
  for (const member of members) ids.push(...(await personIdsBehind(tx, ctx, member, incident)));
  return [...new Set(ids)];
}

async function personIdsBehind(
  tx: Tx,
  ctx: Ctx,
  member: Member,
  incident: IncidentForPlan,
): Promise<string[]> {
  switch (member.kind) {
    case "person":
      return [member.targetId];
    case "team":
      return (await readTeams(tx, [member.targetId])).flatMap((team) => team.members.map(({ id }) => id));
    case "schedule":
      return (await peopleOnCall(tx, ctx, member.targetId)).map(({ id }) => id);
    case "responders":
      return [
        ...incident.roles.map(({ personId }) => personId),
        ...incident.responders.filter(({ state }) => state === "joined").map(({ personId }) => personId),
      ];
    case "everyone":
      return everyone(tx);
    case "subscribers":
    case "destination":
      return [];
  }
}

const everyone = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom("person").select("id").where("deactivated_at", "is", null).execute()).map(
    ({ id }) => id,
  );

type Everybody = { people: Map<string, ReachablePerson>; addresses: Addresses };

/** People in use with their methods; those who are told by their own rules have their first method first. */
async function reachablePeople(
  tx: Tx,
  ctx: Ctx,
  ids: readonly string[],
  byRules: readonly string[],
): Promise<Everybody> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return { people: new Map(), addresses: new Map() };
  const rows = await tx
    .selectFrom("person")
    .select(["id", "name", "locale", "time_zone"])
    .where("id", "in", wanted)
    .where("deactivated_at", "is", null)
    .orderBy("name")
    .execute();
  const methods = Map.groupBy(await usableMethods(tx, ctx, wanted), ({ personId }) => personId as string);
  const addresses: Addresses = new Map();
  const people = new Map<string, ReachablePerson>();
  for (const row of rows) {
    const own = byRules.includes(row.id) ? await ruledMethods(tx, ctx, row.id) : [];
    const all = [...own, ...(methods.get(row.id) ?? []), ...inboxOf(ctx, row.id)];
    people.set(row.id, {
      personId: row.id,
      name: row.name,
      locale: row.locale,
      timeZone: row.time_zone,
      methods: distinct(all, addresses),
    });
  }
  return { people, addresses };
}

type Addressed = Pick<UsableMethod, "channel" | "address"> & { id: string };

const ruledMethods = async (tx: Tx, ctx: Ctx, personId: string): Promise<Addressed[]> =>
  (await plannedMethods(tx, ctx, personId as PersonId, "high")).map(({ method }) => method);

// Everybody has an inbox in the console, whether or not it stands among their methods.
function inboxOf(ctx: Ctx, personId: string): Addressed[] {
  const inbox = ctx.use(contactMethodKinds).find(({ channel }) => channel === "inbox");
  const address = inbox?.addressOf?.(personId);
  return address ? [{ id: `inbox-${personId}`, channel: "inbox", address }] : [];
}

function distinct(all: readonly Addressed[], addresses: Addresses): Method[] {
  const byId = new Map(all.map((method) => [method.id, method]));
  for (const { id, channel, address } of byId.values()) addresses.set(id, { channel, address });
  return [...byId.values()].map(({ id, channel }) => ({ id, channel }));
}

async function destinationsOf(
  tx: Tx,
  ctx: Ctx,
  audience: Audience,
  addresses: Addresses,
): Promise<Destination[]> {
  const ids = audience.members.flatMap((member) => (member.kind === "destination" ? [member.id] : []));
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom("audience_member")
    .select(["id", "channel", "address", "label"])
    .where("id", "in", ids)
    .execute();
  const kinds = new Map(ctx.use(contactMethodKinds).map((kind) => [kind.channel, kind]));
  return rows.flatMap(({ id, channel, address, label }) => {
    const kind = kinds.get(channel ?? "");
    if (!kind) return [];
    // Sealed by the same fields when it was stored.
    addresses.set(id, {
      channel: kind.channel,
      address: openSettings(kind.address, address as AnySettings, ctx.secrets),
    });
    return [{ id, channel: kind.channel, name: label ?? kind.name }];
  });
}

async function subscribersOf(ctx: Ctx, audience: Audience, { pages, incident }: ResolveFor) {
  const page = pages[audience.id];
  if (!page || !audience.members.some(({ kind }) => kind === "subscribers")) return {};
  const componentIds = incident.components.map(({ id }) => id);
  return { email: await countSubscribersFor(ctx, { pageId: page.id, componentIds }) };
}
