import { verifyPassword } from "better-auth/crypto";
import { z } from "zod";
import { createCtx, type Runtime } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { WorkspaceId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { audit } from "../audit.ts";
import type { SignedIn } from "../identity/create-identities.ts";
import { MAX_PASSWORD_LENGTH } from "../identity/password.ts";
import { endOtherSessions } from "../identity/sessions.ts";
import { findUserByEmail, normalEmail, passwordHashOf, setEmail } from "../identity/users.ts";
import { type Membership, membershipsOf } from "../members/memberships-of.ts";
import { personMoved } from "../ports.ts";
import { refuse } from "../refusals.ts";
import { dropResetLinks } from "./password-reset.ts";
import { chooseMembership } from "./read-me.ts";

const ChangeEmailInput = z.object({
  email: z.email().max(254),
  currentPassword: z.string().max(MAX_PASSWORD_LENGTH).optional(),
});
export type ChangeEmail = z.input<typeof ChangeEmailInput>;

type Who = Pick<SignedIn, "userId" | "sessionId" | "email">;

/**
 * Sets the address one signs in with. The person of it moves along in every workspace, every other session ends and
 * links mailed to the old address work no more.
 */
export async function changeEmail(
  runtime: Runtime,
  who: Who,
  chosen: WorkspaceId | null,
  input: ChangeEmail,
): Promise<void> {
  const { email: given, currentPassword } = parse(ChangeEmailInput, input);
  const email = normalEmail(given);
  const hash = await passwordHashOf(runtime.db.spanning, who.userId);
  if (hash !== null && !(await verifyPassword({ hash, password: currentPassword ?? "" })))
    throw refuse("password-wrong");
  if (email === who.email) return;
  const memberships = await membershipsOf(runtime.db, who.userId);
  const here = chooseMembership(memberships, chosen) ?? memberships[0];
  if (!here) throw refuse("not-a-member");
  await moveIn(runtime, who, here, email, (tx) => moveIdentity(tx, runtime, who, email));
  for (const elsewhere of memberships.filter((each) => each !== here))
    await moveIn(runtime, who, elsewhere, email);
}

async function moveIn(
  runtime: Runtime,
  { userId, email: from }: Who,
  { workspaceId, personId, role }: Membership,
  to: string,
  alsoHere?: (tx: Tx) => Promise<void>,
): Promise<void> {
  const ctx = createCtx(runtime, workspaceId, { kind: "user", userId, personId, role });
  await ctx.transaction(async (tx) => {
    // In a workspace one is not looking at, an address that is somebody's is passed over, and nothing is told of it.
    const ifTaken = alsoHere ? "refuse" : "keep";
    if (personId) await ctx.use(personMoved)(ctx.within(tx), { personId, from, to, ifTaken });
    await alsoHere?.(tx);
    await audit(tx, ctx, "sign-in-email.change", { kind: "user", id: userId });
  });
}

async function moveIdentity(
  tx: Tx,
  { clock }: Pick<Runtime, "clock">,
  { userId, sessionId }: Who,
  email: string,
): Promise<void> {
  // One refusal whoever the other is: a member here, or somebody of a workspace that is none of theirs.
  if (await findUserByEmail(tx, email)) throw refuse("sign-in-email-unavailable", { email });
  await setEmail(tx, userId, email, clock.now());
  await endOtherSessions(tx, userId, sessionId);
  await dropResetLinks(tx, userId);
}
