import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { type Id, newId } from "#kernel/ids";
import { audit } from "../audit.ts";
import { memberJoined } from "../events.ts";
import type { User } from "../identity/users.ts";
import type { Role } from "../permissions.ts";
import { personOfMember } from "../ports.ts";
import { refuse } from "../refusals.ts";

export const memberRows = (tx: Tx) =>
  tx
    .selectFrom("membership as m")
    .innerJoin("identity.user as u", "u.id", "m.user_id")
    .select(["m.id", "m.user_id", "m.role", "m.person_id", "m.created_at", "u.name", "u.email"]);

/** The row is locked: whoever else wants to change or remove this member waits. */
export async function lockMember(tx: Tx, memberId: string) {
  const row = await tx
    .selectFrom("membership")
    .selectAll()
    .where("id", "=", memberId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse("member-not-found", { id: memberId });
  return row;
}

/** All owners are locked, so that two of them cannot remove each other at the same moment. */
export async function refuseLastOwner(tx: Tx, memberId: string): Promise<void> {
  const owners = await tx
    .selectFrom("membership")
    .select("id")
    .where("role", "=", "owner")
    .orderBy("id")
    .forUpdate()
    .execute();
  if (owners.every(({ id }) => id === memberId)) throw refuse("last-owner");
}

/** Makes the user a member and a person of the workspace. `ctx` is within `tx`. */
export async function addMember(tx: Tx, ctx: Ctx, user: User, role: Role): Promise<Id<"membership">> {
  const id = newId<"membership">();
  const now = ctx.clock.now();
  const personId = await ctx.use(personOfMember)(ctx, { name: user.name, email: user.email });
  await tx
    .insertInto("membership")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      user_id: user.id,
      role,
      person_id: personId,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await audit(tx, ctx, "member.join", { kind: "member", id }, { userId: user.id, role });
  await record(tx, ctx, memberJoined, id, { userId: user.id, role });
  return id;
}
