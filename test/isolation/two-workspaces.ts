import { createWorkspace } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { newId } from "#kernel/ids";
import type { World } from "#world";
import { furnishWith } from "../../src/main/furnish.ts";

/** What stands in every name of workspace A: whoever is not in it must never see this. */
export const CANARY = "Quetzalcoatl";

export type Furnished = { system: Ctx; owner: string };

/** A workspace as a first start makes it. */
export async function furnished(world: World, name: string): Promise<Furnished> {
  const { workspaceId, userId } = await createWorkspace(
    world.engine.runtime,
    {
      name,
      slug: newId(),
      timeZone: "Europe/Paris",
      locale: "en",
      owner: { email: `${newId()}@example.test`, name },
    },
    furnishWith({ timeZone: "Europe/Paris" }),
  );
  return { system: world.engine.ctxFor(workspaceId, { kind: "system", why: "test" }), owner: userId };
}
