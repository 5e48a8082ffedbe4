import type { Selectable } from "kysely";
import type { Tx } from "#kernel/db/db";
import type { EscalationRow } from "#kernel/db/tables";

export type Escalation = Selectable<EscalationRow>;

/** What an escalation is about. */
export type Subject = { subjectKind: string; subjectId: string };

/** The running escalation, locked: two changes at once happen one after the other. */
export const lockRunning = (tx: Tx, escalationId: string): Promise<Escalation | undefined> =>
  tx
    .selectFrom("escalation")
    .selectAll()
    .where("id", "=", escalationId)
    .where("state", "=", "running")
    .forUpdate()
    .executeTakeFirst();

/** The newest escalation of a subject, whatever became of it. */
export const latestEscalation = (
  tx: Tx,
  { subjectKind, subjectId }: Subject,
): Promise<Escalation | undefined> =>
  tx
    .selectFrom("escalation")
    .selectAll()
    .where("subject_kind", "=", subjectKind)
    .where("subject_id", "=", subjectId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
