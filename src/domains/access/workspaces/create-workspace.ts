import { sql } from "kysely";
import { type Ctx, createCtx, type Runtime } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { type Id, newId, type WorkspaceId } from "#kernel/ids";
import { audit } from "../audit.ts";
import { workspaceCreated } from "../events.ts";
import { createUser, findUserByEmail, type User } from "../identity/users.ts";
import { insertKey } from "../keys/create-api-key.ts";
import { addMember } from "../members/store.ts";
import { scopes } from "../scopes.ts";
import { listWorkspaces } from "./list-workspaces.ts";

export type NewWorkspace = {
  name: string;
  slug: string;
  timeZone: string;
  locale: string;
  owner: { email: string; name: string; password?: string | undefined };
  /** A key that is already known to programs outside (BOOTSTRAP_API_KEY); has every scope. */
  apiKey?: string | undefined;
};

/** What the other domains put into a new workspace. Runs in its transaction: `ctx` is within it. */
export type Furnish = (ctx: Ctx, owner: Furnished) => Promise<void>;
export type Furnished = { userId: string; personId: Id<"person">; email: string; name: string };

export type CreatedWorkspace = { workspaceId: WorkspaceId; userId: string };

/** Makes a workspace with its owner, complete or not at all. */
export async function createWorkspace(
  runtime: Runtime,
  wanted: NewWorkspace,
  furnish: Furnish,
): Promise<CreatedWorkspace> {
  const workspaceId = newId<"workspace">();
  const outer = createCtx(runtime, workspaceId, { kind: "system", why: "workspace.create" });
  return outer.transaction((tx) => writeWorkspace(tx, outer.within(tx), wanted, furnish));
}

/**
 * The workspace of a fresh installation. Nodes that start at the same time make one between them.
 *
 * @returns null when the database already has a workspace
 */
export async function createFirstWorkspace(
  runtime: Runtime,
  wanted: NewWorkspace,
  furnish: Furnish,
): Promise<CreatedWorkspace | null> {
  if ((await listWorkspaces(runtime.db)).length > 0) return null;
  const outer = createCtx(runtime, newId<"workspace">(), { kind: "system", why: "first start" });
  return outer.transaction(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('ripplecast.first-workspace'))`.execute(tx);
    const { rows } = await sql`select id from ripplecast.workspaces() limit 1`.execute(tx);
    return rows.length > 0 ? null : writeWorkspace(tx, outer.within(tx), wanted, furnish);
  });
}

async function writeWorkspace(
  tx: Tx,
  ctx: Ctx,
  { name, slug, timeZone, locale, owner, apiKey }: NewWorkspace,
  furnish: Furnish,
): Promise<CreatedWorkspace> {
  const { workspaceId } = ctx;
  const now = ctx.clock.now();
  await tx
    .insertInto("workspace")
    .values({
      workspace_id: workspaceId,
      id: workspaceId,
      name,
      slug,
      time_zone: timeZone,
      locale,
      created_at: now,
      updated_at: now,
    })
    .execute();
  const user = (await findUserByEmail(tx, owner.email)) ?? (await createUser(tx, owner, now));
  const memberId = await addMember(tx, ctx, user, "owner");
  if (apiKey !== undefined)
    await insertKey(tx, ctx, { key: apiKey, name: "Bootstrap", scopes, expiresAt: null, madeBy: user.id });
  await audit(tx, ctx, "workspace.create", { kind: "workspace", id: workspaceId }, { name, slug });
  await furnish(ctx, await furnished(tx, memberId, user));
  await record(tx, ctx, workspaceCreated, workspaceId, { name, slug });
  return { workspaceId, userId: user.id };
}

async function furnished(tx: Tx, memberId: string, user: User): Promise<Furnished> {
  const { person_id } = await tx
    .selectFrom("membership")
    .select("person_id")
    .where("id", "=", memberId)
    .executeTakeFirstOrThrow();
  return { userId: user.id, personId: person_id as Id<"person">, email: user.email, name: user.name }; // just set
}
