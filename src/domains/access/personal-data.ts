import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { allowOwners } from "./members/allow-owners.ts";
import { refuseLastOwner } from "./members/store.ts";
import type { Role } from "./permissions.ts";

type Whose = { id: string; email: string };

/** Stands where a name or an address stood; the same in every language, so that it can be searched for. */
export const ERASED = "[erased]";

/** What access keeps about a person: membership, account and sign-ins, keys, invitations, and what they did. */
export const accessPart = {
  async held(tx: Tx, _ctx: Ctx, person: Whose): Promise<Record<string, unknown>> {
    const member = await memberOf(tx, person.id);
    const invitations = await invitationsTo(tx, person.email);
    if (!member) return { membership: null, invitations };
    return {
      membership: { role: member.role, since: member.created_at },
      account: await accountOf(tx, member.user_id),
      signIns: await signInsOf(tx, member.user_id),
      apiKeys: await keysOf(tx, member.user_id),
      invitations,
      actions: await actionsOf(tx, member.user_id),
    };
  },

  /** Ends the membership. The account goes with it, unless it belongs to another workspace too. */
  async erase(tx: Tx, ctx: Ctx, person: Whose): Promise<string[]> {
    await tx.deleteFrom("invitation").where(sql`lower(email)`, "=", person.email.toLowerCase()).execute();
    const member = await memberOf(tx, person.id);
    if (!member) return [];
    allowOwners(ctx, [member.role]);
    if (member.role === "owner") await refuseLastOwner(tx, member.id);
    const account = await accountOf(tx, member.user_id);
    await tx.deleteFrom("membership").where("id", "=", member.id).execute();
    await tx.deleteFrom("api_key").where("made_by", "=", member.user_id).execute();
    await tx.deleteFrom("sign_in_link").where("user_id", "=", member.user_id).execute();
    if (await belongsElsewhere(tx, member.user_id)) {
      // The account keeps its name there: here nothing may lead to it any more.
      return [account.email, member.user_id];
    }
    await emptyAccount(tx, ctx, member.user_id);
    return [account.email];
  },
};

const memberOf = async (tx: Tx, personId: string) => {
  const row = await tx
    .selectFrom("membership")
    .select(["id", "user_id", "role", "created_at"])
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, role: row.role satisfies Role };
};

const accountOf = (tx: Tx, userId: string) =>
  tx
    .selectFrom("identity.user")
    .select(["name", "email", "two_factor_enabled as twoFactor", "created_at as createdAt"])
    .where("id", "=", userId)
    .executeTakeFirstOrThrow();

const signInsOf = (tx: Tx, userId: string) =>
  tx
    .selectFrom("identity.session")
    .select([
      "created_at as at",
      "updated_at as lastUsedAt",
      "ip_address as address",
      "user_agent as userAgent",
    ])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();

const keysOf = (tx: Tx, userId: string) =>
  tx
    .selectFrom("api_key")
    .select(["name", "scopes", "created_at as createdAt", "revoked_at as revokedAt"])
    .where("made_by", "=", userId)
    .orderBy("created_at")
    .execute();

const invitationsTo = (tx: Tx, email: string) =>
  tx
    .selectFrom("invitation")
    .select(["email", "role", "state", "created_at as createdAt"])
    .where(sql`lower(email)`, "=", email.toLowerCase())
    .orderBy("created_at")
    .execute();

const actionsOf = (tx: Tx, userId: string) =>
  tx
    .selectFrom("audit_entry")
    .select(["at", "action", "subject_kind as subjectKind", "subject_id as subjectId", "detail"])
    .where("actor_kind", "=", "user")
    .where("actor_id", "=", userId)
    .orderBy("seq")
    .execute();

async function belongsElsewhere(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ripplecast.memberships_of(${userId})`.execute(tx);
  return rows.length > 0;
}

/** The row stays: keys and links of other workspaces may refer to it. */
async function emptyAccount(tx: Tx, ctx: Ctx, userId: string): Promise<void> {
  for (const table of ["identity.session", "identity.account", "identity.two_factor"] as const)
    await tx.deleteFrom(table).where("user_id", "=", userId).execute();
  await tx.deleteFrom("identity.verification").where("value", "like", `%${userId}%`).execute();
  await tx
    .updateTable("identity.user")
    .set({
      name: ERASED,
      email: `${userId}@erased.invalid`,
      image: null,
      email_verified: false,
      two_factor_enabled: false,
      updated_at: ctx.clock.now(),
    })
    .where("id", "=", userId)
    .execute();
}
