import { verifyPassword } from "better-auth/crypto";
import { z } from "zod";
import type { Runtime } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { MAX_PASSWORD_LENGTH, newPassword } from "../identity/password.ts";
import { endOtherSessions } from "../identity/sessions.ts";
import { passwordHashOf, setPassword } from "../identity/users.ts";
import { refuse } from "../refusals.ts";

const ChangePasswordInput = z.object({
  currentPassword: z.string().max(MAX_PASSWORD_LENGTH).optional(),
  newPassword,
});
export type ChangePassword = z.input<typeof ChangePasswordInput>;

/** Sets a new password and ends every other session: whoever else was in is out. */
export async function changePassword(
  { db, clock }: Pick<Runtime, "db" | "clock">,
  who: { userId: string; sessionId: string },
  input: ChangePassword,
): Promise<void> {
  const { currentPassword, newPassword } = parse(ChangePasswordInput, input);
  const hash = await passwordHashOf(db.spanning, who.userId);
  if (hash !== null && !(await verifyPassword({ hash, password: currentPassword ?? "" })))
    throw refuse("password-wrong");
  await db.spanning.transaction().execute(async (tx) => {
    await setPassword(tx, who.userId, newPassword, clock.now());
    await endOtherSessions(tx, who.userId, who.sessionId);
  });
}
