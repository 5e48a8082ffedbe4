import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { definePort } from "#kernel/ports";

export type Answer = "acknowledge" | "escalate" | "resolve";

/** What a notification is about, as the person who gets it reads it. */
export type NotificationSubject = {
  /** "disk full on db-1". */
  summary: string;
  /** Small and upper-case in a subject line, such as CRITICAL; null when there is none. */
  severity: string | null;
  /** Short facts, in the reader's language. */
  facts: readonly { label: string; value: string }[];
  /** Where to look: the alert, the incident room, the bridge. */
  links: readonly { label: string; url: string }[];
  /** What the reader may answer by one tap. */
  answers: readonly Answer[];
  /** Nothing is left to do. */
  closed: boolean;
  /** Taken on by somebody: whoever was told before that need not be told any more. */
  taken: { at: Date; by: string } | null;
  /** Messages about one thing are shown as one conversation. */
  threadKey: string;
};

/** Something people are notified about. */
export type SubjectKind = {
  kind: string;
  /** Undefined when it no longer exists. */
  read(tx: Tx, ctx: Ctx, subjectId: string, locale: string): Promise<NotificationSubject | undefined>;
  /** What an answer means beyond "stop telling people", in the transaction of the answer. */
  answered?(tx: Tx, ctx: Ctx, subjectId: string, answer: Answer): Promise<void>;
};

/** Bound in `main/ports.ts`: alerts, and what lies above on call, such as promises. */
export const subjectKinds = definePort<readonly SubjectKind[]>("oncall.subject-kinds");

/** Where the people of an incident meet. Incidents lie above on call, so main binds this. */
export type IncidentRoom = { url: string; bridgeUrl: string | null };
export const incidentRooms =
  definePort<(tx: Tx, ctx: Ctx, incidentId: string) => Promise<IncidentRoom | undefined>>(
    "oncall.incident-rooms",
  );

export const kindOfSubject = (ctx: Ctx, kind: string): SubjectKind | undefined =>
  ctx.use(subjectKinds).find((each) => each.kind === kind);

export async function readSubject(
  tx: Tx,
  ctx: Ctx,
  { kind, id }: { kind: string; id: string },
  locale: string,
): Promise<NotificationSubject | undefined> {
  return kindOfSubject(ctx, kind)?.read(tx, ctx, id, locale);
}
