import type { Runtime } from "#kernel/ctx";
import { endSession, listSessionsOf, type SessionRow } from "../identity/sessions.ts";
import { refuse } from "../refusals.ts";

type Who = { userId: string; sessionId: string };

export type SessionView = SessionRow & { current: boolean };

/** Where the user is signed in, newest first. */
export async function listSessions({ db }: Pick<Runtime, "db">, who: Who): Promise<SessionView[]> {
  const rows = await listSessionsOf(db.spanning, who.userId);
  return rows.map((row) => ({ ...row, current: row.id === who.sessionId }));
}

/** Signs the user out somewhere; only ever one's own sessions. */
export async function revokeSession(
  { db }: Pick<Runtime, "db">,
  who: Who,
  input: { sessionId: string },
): Promise<void> {
  if (!(await endSession(db.spanning, who.userId, input.sessionId))) throw refuse("session-not-found");
}
