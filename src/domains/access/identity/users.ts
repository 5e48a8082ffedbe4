import { hashPassword } from "better-auth/crypto";
import type { Kysely } from "kysely";
import type { Tables } from "#kernel/db/tables";
import { newId } from "#kernel/ids";

/** Identity tables have no workspace: a transaction or the spanning connection will do. */
export type IdentityDb = Kysely<Tables>;

export type User = { id: string; email: string; name: string };

export type NewUser = { email: string; name: string; password?: string | undefined };

/** As stored and compared: trimmed, lower case. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

export async function findUserByEmail(db: IdentityDb, email: string): Promise<User | undefined> {
  return db
    .selectFrom("identity.user")
    .select(["id", "email", "name"])
    .where("email", "=", normalEmail(email))
    .executeTakeFirst();
}

export async function findUser(db: IdentityDb, userId: string): Promise<User | undefined> {
  return db
    .selectFrom("identity.user")
    .select(["id", "email", "name"])
    .where("id", "=", userId)
    .executeTakeFirst();
}

/**
 * Writes a user as better-auth would, but in the caller's transaction, so that user and membership are one.
 * Without a password the user can only come in by a sign-in link.
 */
export async function createUser(
  db: IdentityDb,
  { email, name, password }: NewUser,
  now: Date,
): Promise<User> {
  const user = { id: newId<"user">(), email: normalEmail(email), name: name.trim() };
  await db
    .insertInto("identity.user")
    .values({ ...user, email_verified: false, created_at: now, updated_at: now })
    .execute();
  if (password !== undefined) await setPassword(db, user.id, password, now);
  return user;
}

/** The new address is not known to be theirs. */
export async function setEmail(db: IdentityDb, userId: string, email: string, now: Date): Promise<void> {
  await db
    .updateTable("identity.user")
    .set({ email: normalEmail(email), email_verified: false, updated_at: now })
    .where("id", "=", userId)
    .execute();
}

/** The stored hash of the password, if the user has one. */
export async function passwordHashOf(db: IdentityDb, userId: string): Promise<string | null> {
  const account = await credentials(db, userId).select("password").executeTakeFirst();
  return account?.password ?? null;
}

/** Hashing (scrypt) runs on libuv's threads, not on the event loop. */
export async function setPassword(
  db: IdentityDb,
  userId: string,
  password: string,
  now: Date,
): Promise<void> {
  const hash = await hashPassword(password);
  await db
    .insertInto("identity.account")
    .values({
      id: newId<"account">(),
      user_id: userId,
      account_id: userId,
      provider_id: PASSWORD_PROVIDER,
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((row) =>
      row.columns(["provider_id", "account_id"]).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute();
}

// better-auth's name for e-mail and password.
const PASSWORD_PROVIDER = "credential";

const credentials = (db: IdentityDb, userId: string) =>
  db
    .selectFrom("identity.account")
    .where("user_id", "=", userId)
    .where("provider_id", "=", PASSWORD_PROVIDER);
