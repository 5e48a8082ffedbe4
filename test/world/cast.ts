import { createWorkspace, membershipsOf } from "#domains/access";
import type { Actor, Ctx, Role } from "#kernel/ctx";
import type { Id } from "#kernel/ids";
import { createUser } from "../../src/domains/access/identity/users.ts";
import { addMember } from "../../src/domains/access/members/store.ts";
import type { Engine } from "../../src/main/engine.ts";
import { furnishWith } from "../../src/main/furnish.ts";

/** Someone of the cast: who they are, and a context in which they act. */
export type CastMember = { name: string; email: string; userId: string; personId: Id<"person">; ctx: Ctx };

export const OWNER = {
  email: "olga@example.test",
  name: "Olga Owner",
  password: "correct horse battery staple",
};
export const ROUTING_KEY = "0123456789abcdef0123456789abcdef";

/** Workspace A as a first start makes it, owned by Olga. */
export async function furnishedWorkspace(engine: Engine): Promise<Ctx> {
  const { workspaceId } = await createWorkspace(
    engine.runtime,
    { name: "Acme", slug: "acme", timeZone: "Europe/Paris", locale: "en", owner: OWNER },
    furnishWith({ routingKey: ROUTING_KEY, timeZone: "Europe/Paris" }),
  );
  return engine.ctxFor(workspaceId, { kind: "system", why: "test" });
}

/**
 * Olga owns Acme and is on call as a first start makes her; Ana responds, Ben commands, Carla communicates; Chloé owns
 * another workspace and must see nothing of this one.
 */
export type Cast = {
  /** The system acting in Acme. */
  acme: Ctx;
  olga: CastMember;
  ana: CastMember;
  ben: CastMember;
  carla: CastMember;
  chloe: CastMember;
};

export async function createCast(engine: Engine): Promise<Cast> {
  const acme = await furnishedWorkspace(engine);
  const { user_id: userId } = await acme.transaction((tx) =>
    tx.selectFrom("membership").select("user_id").where("role", "=", "owner").executeTakeFirstOrThrow(),
  );
  return {
    acme,
    olga: await member(acme, { ...OWNER, userId }),
    ana: await join(acme, "Ana Alert", "responder", OWNER.password),
    ben: await join(acme, "Ben Boss", "commander", OWNER.password),
    carla: await join(acme, "Carla Comms", "communicator", OWNER.password),
    chloe: await chloeElsewhere(engine),
  };
}

/** A new user who belongs to the workspace of `ctx` with that role. */
export async function join(ctx: Ctx, name: string, role: Role, password?: string): Promise<CastMember> {
  const email = `${name
    .split(" ")[0]
    ?.toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z]/g, "")}@example.test`;
  const user = await ctx.transaction(async (tx) => {
    const made = await createUser(tx, { email, name, password }, ctx.clock.now());
    await addMember(tx, ctx.within(tx), made, role);
    return made;
  });
  return member(ctx, { name, email, userId: user.id });
}

/** Chloé owns a workspace of her own and must see nothing of any other. */
export async function chloeElsewhere(engine: Engine): Promise<CastMember> {
  const owner = { name: "Chloé Autre", email: "chloe@example.test", password: OWNER.password };
  const { workspaceId, userId } = await createWorkspace(
    engine.runtime,
    { name: "Elsewhere", slug: "elsewhere", timeZone: "UTC", locale: "en", owner },
    furnishWith({ timeZone: "UTC" }),
  );
  const ctx = engine.ctxFor(workspaceId, { kind: "system", why: "test" });
  return member(ctx, { name: owner.name, email: owner.email, userId });
}

async function member(
  ctx: Ctx,
  { name, email, userId }: { name: string; email: string; userId: string },
): Promise<CastMember> {
  const found = (await membershipsOf(ctx.db, userId)).find(
    ({ workspaceId }) => workspaceId === ctx.workspaceId,
  );
  if (!found?.personId) throw new Error(`${name} is no member`);
  const actor: Actor = { kind: "user", userId, personId: found.personId, role: found.role };
  return { name, email, userId, personId: found.personId, ctx: ctx.as(actor) };
}
