import type { IdentityDb } from "./users.ts";

export type SessionRow = {
  id: string;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
  address: string | null;
  userAgent: string | null;
};

export async function listSessionsOf(db: IdentityDb, userId: string): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom("identity.session")
    .select(["id", "created_at", "updated_at", "expires_at", "ip_address", "user_agent"])
    .where("user_id", "=", userId)
    // Session times are better-auth's, which reads the machine's clock.
    .where("expires_at", ">", new Date(Date.now()))
    .orderBy("created_at", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    lastUsedAt: row.updated_at,
    expiresAt: row.expires_at,
    address: row.ip_address,
    userAgent: row.user_agent,
  }));
}

/** @returns whether there was such a session of this user. */
export async function endSession(db: IdentityDb, userId: string, sessionId: string): Promise<boolean> {
  const result = await db
    .deleteFrom("identity.session")
    .where("user_id", "=", userId)
    .where("id", "=", sessionId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function endOtherSessions(db: IdentityDb, userId: string, keptSessionId: string): Promise<void> {
  await db
    .deleteFrom("identity.session")
    .where("user_id", "=", userId)
    .where("id", "<>", keptSessionId)
    .execute();
}
