import { readTeams } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { PolicyView } from "../policies/read-policy.ts";
import { peopleOnCall } from "../schedules/who-is-on-call.ts";
import { texts } from "../texts.ts";

/** Somebody a step tells, and why just them, in words. */
export type Chosen = { personId: string; name: string; because: string };

/** Whom a step tells, each person once; and in words what it did not find. */
export type StepPeople = { people: Chosen[]; missing: string[] };

export async function stepPeople(
  tx: Tx,
  ctx: Ctx,
  policy: PolicyView,
  step: number,
  locale: string,
): Promise<StepPeople> {
  const people = new Map<string, Chosen>();
  const missing: string[] = [];
  for (const target of policy.steps[step]?.targets ?? []) {
    const found = await targetPeople(tx, ctx, target, policy.name, locale);
    if (typeof found === "string") missing.push(found);
    else for (const person of found) if (!people.has(person.personId)) people.set(person.personId, person);
  }
  return { people: [...people.values()], missing };
}

type Target = PolicyView["steps"][number]["targets"][number];

/** The people, or why there are none. */
async function targetPeople(
  tx: Tx,
  ctx: Ctx,
  { kind, id, name }: Target,
  policy: string,
  locale: string,
): Promise<Chosen[] | string> {
  const say = texts(locale);
  if (name === "?") return say("goneTarget", { kind });
  if (kind === "person") return onePerson(tx, id, policy, locale);
  const members = kind === "schedule" ? await peopleOnCall(tx, ctx, id) : await teamMembers(tx, id);
  if (members.length === 0)
    return kind === "schedule" ? say("nobodyOnCall", { schedule: name }) : say("emptyTeam", { team: name });
  return members.map((person) => ({
    personId: person.id,
    name: person.name,
    because:
      kind === "schedule"
        ? say("onCallFor", { name: person.name, schedule: name })
        : say("inTeam", { name: person.name, team: name }),
  }));
}

async function onePerson(tx: Tx, id: string, policy: string, locale: string): Promise<Chosen[] | string> {
  const say = texts(locale);
  const person = await tx
    .selectFrom("person")
    .select(["id", "name", "deactivated_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!person) return say("goneTarget", { kind: "person" });
  if (person.deactivated_at) return say("deactivated", { name: person.name });
  return [{ personId: id, name: person.name, because: say("named", { name: person.name, policy }) }];
}

const teamMembers = async (tx: Tx, id: string) => (await readTeams(tx, [id]))[0]?.members ?? [];
