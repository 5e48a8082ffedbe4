import { createWorkspace, type Membership, membershipsOf, personOfMember, type Role } from "#domains/access";
import { type Actor, type Ctx, createCtx, type Runtime } from "#kernel/ctx";
import { newId } from "#kernel/ids";
import type { Port } from "#kernel/ports";
import type { World } from "#world";
import { createUser } from "../../src/domains/access/identity/users.ts";
import { addMember } from "../../src/domains/access/members/store.ts";

/** The world's runtime with nobody above access: members get the id of a person that nobody keeps. */
export function accessAlone(world: World): Runtime {
  const { runtime } = world.engine;
  const use = <T>(port: Port<T>): T =>
    port.name === personOfMember.name
      ? ((async () => newId<"person">()) as T) // what the port promises
      : runtime.use(port);
  return { ...runtime, use };
}

export type TestWorkspace = {
  runtime: Runtime;
  system: Ctx;
  /** A new user who belongs to the workspace with that role, as the actor of a context. */
  member(role: Role, email?: string): Promise<Ctx & { actor: Extract<Actor, { kind: "user" }> }>;
  memberIdOf(ctx: Ctx): Promise<string>;
};

export async function workspaceFor(world: World, ownerEmail: string): Promise<TestWorkspace> {
  const runtime = accessAlone(world);
  const [name = ""] = ownerEmail.split("@");
  const { workspaceId } = await createWorkspace(
    runtime,
    {
      name: `Workspace of ${name}`,
      slug: newId(),
      timeZone: "Europe/Paris",
      locale: "en",
      owner: { email: ownerEmail, name },
    },
    async () => {},
  );
  const system = createCtx(runtime, workspaceId, { kind: "system", why: "test" });
  return {
    runtime,
    system,
    async member(role, email = `${newId()}@example.test`) {
      const user = await system.transaction(async (tx) => {
        const made = await createUser(tx, { email, name: role }, runtime.clock.now());
        await addMember(tx, system.within(tx), made, role);
        return made;
      });
      const [membership] = await membershipsOf(runtime.db, user.id);
      return asMember(system, user.id, membership);
    },
    async memberIdOf(ctx) {
      const { actor } = ctx;
      if (actor.kind !== "user") throw new Error("not a user");
      const row = await system.transaction((tx) =>
        tx
          .selectFrom("membership")
          .select("id")
          .where("user_id", "=", actor.userId)
          .executeTakeFirstOrThrow(),
      );
      return row.id;
    },
  };
}

function asMember(system: Ctx, userId: string, membership: Membership | undefined) {
  if (!membership) throw new Error("not a member");
  const actor = { kind: "user" as const, userId, personId: membership.personId, role: membership.role };
  return { ...system.as(actor), actor };
}
