import { sql } from "kysely";
import { type Ctx, createCtx, type Runtime } from "#kernel/ctx";
import { record } from "#kernel/events";
import { newId, randomLetters } from "#kernel/ids";
import { audit } from "../audit.ts";
import { passwordResetRequested } from "../events.ts";
import { findUser, findUserByEmail, type IdentityDb, type User } from "../identity/users.ts";
import { membershipsOf } from "../members/memberships-of.ts";

export const RESET_VALID_SECONDS = 3600;

// More would only fill a mailbox: the links of the first still work.
const MOST_LINKS_AT_A_TIME = 3;
const TOKEN_LETTERS = 24;
/** better-auth's name for the row of a link; the token follows. */
const IDENTIFIER = "reset-password:";

/** Lets the user's oldest workspace mail the link that better-auth just made. No event carries a token. */
export async function announcePasswordReset(runtime: Runtime, userId: string): Promise<void> {
  if ((await liveLinks(runtime.db.spanning, userId)).length > MOST_LINKS_AT_A_TIME) return;
  const ctx = await ctxOf(runtime, userId);
  await ctx?.transaction(async (tx) => {
    await audit(tx, ctx, "password-reset.request", { kind: "user", id: userId });
    await record(tx, ctx, passwordResetRequested, userId, { userId });
  });
}

/** One link was used: whatever others were mailed or printed before must not set it once more. */
export async function passwordWasReset(runtime: Runtime, userId: string): Promise<void> {
  await dropResetLinks(runtime.db.spanning, userId);
  const ctx = await ctxOf(runtime, userId);
  await ctx?.transaction((tx) => audit(tx, ctx, "password-reset.use", { kind: "user", id: userId }));
}

export type PasswordResetToMail = { user: User; url: string; expiresAt: Date };

/** The newest link of a user that still works; null once it was used or expired. */
export async function passwordResetToMail(ctx: Ctx, userId: string): Promise<PasswordResetToMail | null> {
  const [newest] = await liveLinks(ctx.db.spanning, userId);
  const user = newest && (await findUser(ctx.db.spanning, userId));
  if (!user) return null;
  return { user, url: resetUrl(ctx, newest.identifier), expiresAt: newest.expires_at };
}

/** A link for whoever may use the command line: they could read the database anyway. Null for an unknown address. */
export async function createPasswordResetLink(runtime: Runtime, email: string): Promise<string | null> {
  const user = await findUserByEmail(runtime.db.spanning, email);
  if (!user) return null;
  const identifier = `${IDENTIFIER}${randomLetters(TOKEN_LETTERS)}`;
  // Times of identity are better-auth's, which reads the machine's clock.
  const now = new Date(Date.now());
  await runtime.db.spanning
    .insertInto("identity.verification")
    .values({
      id: newId<"identity">(),
      identifier,
      value: user.id,
      expires_at: new Date(now.getTime() + RESET_VALID_SECONDS * 1_000),
      created_at: now,
      updated_at: now,
    })
    .execute();
  const ctx = await ctxOf(runtime, user.id);
  await ctx?.transaction((tx) => audit(tx, ctx, "password-reset.print", { kind: "user", id: user.id }));
  return resetUrl(runtime, identifier);
}

const liveLinks = (db: IdentityDb, userId: string) =>
  db
    .selectFrom("identity.verification")
    .select(["identifier", "expires_at"])
    .where("value", "=", userId)
    .where("identifier", "like", `${IDENTIFIER}%`)
    .where("expires_at", ">", sql<Date>`now()`)
    .orderBy("created_at", "desc")
    .execute();

/** What was mailed to an address that is no longer theirs must not open the account. */
export async function dropResetLinks(db: IdentityDb, userId: string): Promise<void> {
  await db
    .deleteFrom("identity.verification")
    .where("value", "=", userId)
    .where("identifier", "like", `${IDENTIFIER}%`)
    .execute();
}

/** Behind the hash, so that the token is in nobody's log. */
const resetUrl = ({ publicUrl }: Pick<Runtime, "publicUrl">, identifier: string): string =>
  `${publicUrl}/console/reset-password#${identifier.slice(IDENTIFIER.length)}`;

async function ctxOf(runtime: Runtime, userId: string): Promise<Ctx | null> {
  const [first] = await membershipsOf(runtime.db, userId);
  return first ? createCtx(runtime, first.workspaceId, { kind: "system", why: "password reset" }) : null;
}
