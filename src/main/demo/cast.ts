import { acceptInvitation, createInvitation, type Role } from "#domains/access";
import { changeAudience, listAudiences } from "#domains/communication";
import { addOverride, listSchedules } from "#domains/oncall";
import { createTeam, type PersonId } from "#domains/people";
import { createComponent, listPages, subscribe } from "#domains/status-pages";
import { after, hours } from "#kernel/clock";
import type { Actor, Ctx } from "#kernel/ctx";

/** Somebody in the demo, and the context in which they act. */
export type Player = { name: string; email: string; personId: PersonId; ctx: Ctx };

export type Players = Record<"ana" | "ben" | "carla" | "sam" | "lea", Player>;

const PEOPLE: { key: keyof Players; name: string; role: Role }[] = [
  { key: "ana", name: "Ana Ortiz", role: "responder" },
  { key: "ben", name: "Ben Adeyemi", role: "commander" },
  { key: "carla", name: "Carla Weiss", role: "communicator" },
  { key: "sam", name: "Sam Lindqvist", role: "support" },
  { key: "lea", name: "Lea Moreau", role: "viewer" },
];

const COMPONENTS = ["Checkout", "Search", "Customer accounts", "API"];
const SUBSCRIBERS = [
  "dev@customer.example",
  "shop@reseller.example",
  "ops@partner.example",
  "nina@home.example",
];

/** Fills the first workspace with people, components and subscribers, so that something can happen in it. */
export async function furnishDemo(owner: Ctx, password: string): Promise<Players> {
  const players = {} as Players; // filled below, one entry per person
  for (const { key, name, role } of PEOPLE) players[key] = await hire(owner, { name, role, password });
  await putOnCall(owner, players.ana);
  await giveTeams(owner, players);
  await openPage(owner);
  return players;
}

async function hire(owner: Ctx, person: { name: string; role: Role; password: string }): Promise<Player> {
  const email = `${person.name.split(" ")[0]?.toLowerCase()}@ripplecast.example`;
  const { url } = await createInvitation(owner, { email, role: person.role });
  const token = new URL(url).pathname.split("/").at(-1) ?? "";
  const accepting = { name: person.name, password: person.password };
  const { userId } = await acceptInvitation(owner, { token, accepting });
  const { id } = await owner.transaction((tx) =>
    tx.selectFrom("person").select("id").where("email", "=", email).executeTakeFirstOrThrow(),
  );
  const personId = id as PersonId; // a row of this table
  const actor: Actor = { kind: "user", userId, personId, role: person.role };
  return { name: person.name, email, personId, ctx: owner.as(actor) };
}

async function putOnCall(owner: Ctx, ana: Player): Promise<void> {
  const [schedule] = await listSchedules(owner);
  if (!schedule) throw new Error("the first workspace has a schedule");
  const now = owner.clock.now();
  await addOverride(owner, {
    scheduleId: schedule.id,
    kind: "replace",
    from: now.toISOString(),
    until: after(now, hours(12)).toISOString(),
    personIds: [ana.personId],
  });
}

async function giveTeams(owner: Ctx, { sam, lea, ana, ben }: Players): Promise<void> {
  const support = await createTeam(owner, { name: "Support", memberIds: [sam.personId] });
  const leadership = await createTeam(owner, { name: "Leadership", memberIds: [lea.personId] });
  await createTeam(owner, { name: "Shop", memberIds: [ana.personId, ben.personId] });
  const teamOf: Partial<Record<string, string>> = { support: support.id, leadership: leadership.id };
  for (const audience of await listAudiences(owner)) {
    const targetId = teamOf[audience.form];
    if (targetId)
      await changeAudience(owner, {
        audienceId: audience.id,
        members: [{ kind: "team", targetId }],
      });
  }
}

async function openPage(owner: Ctx): Promise<void> {
  const page = (await listPages(owner)).find(({ visibility }) => visibility === "public");
  if (!page) throw new Error("the first workspace has a public page");
  for (const name of COMPONENTS) await createComponent(owner, { pageId: page.id, name });
  for (const address of SUBSCRIBERS) await subscribe(owner, { pageId: page.id, address });
}
