import { createWorkspace, type Role } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { newId, randomLetters } from "#kernel/ids";
import type { World } from "#world";
import { createUser } from "../../src/domains/access/identity/users.ts";
import { addMember } from "../../src/domains/access/members/store.ts";
import { furnishWith } from "../../src/main/furnish.ts";

/** What stands in every name of workspace A: whoever is not in it must never see this. */
export const CANARY = "Quetzalcoatl";

export type Furnished = { system: Ctx; owner: string; routingKey: string };

/** A workspace as a first start makes it. */
export async function furnished(world: World, name: string): Promise<Furnished> {
  const routingKey = randomLetters(32);
  const { workspaceId, userId } = await createWorkspace(
    world.engine.runtime,
    {
      name,
      slug: newId(),
      timeZone: "Europe/Paris",
      locale: "en",
      owner: { email: `${newId()}@example.test`, name },
    },
    furnishWith({ routingKey, timeZone: "Europe/Paris" }),
  );
  const system = world.engine.ctxFor(workspaceId, { kind: "system", why: "test" });
  return { system, owner: userId, routingKey };
}

/** A new member of the workspace; signs in by the cookie of a session of its own. */
export async function joined(system: Ctx, role: Role): Promise<string> {
  return system.transaction(async (tx) => {
    const user = await createUser(
      tx,
      { email: `${newId()}@example.test`, name: `${role}` },
      system.clock.now(),
    );
    await addMember(tx, system.within(tx), user, role);
    return user.id;
  });
}
