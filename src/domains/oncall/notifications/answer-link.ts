import type { PersonId } from "#domains/people";
import { after, hours } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import type { Answer } from "./notification-subjects.ts";

const PURPOSE = "notification-answer";
// Longer than any shift, short enough that an old mailbox opens nothing.
const VALID_MS = hours(48);

/** A page with a button for one person's answer to one notification. */
export function answerLink(
  ctx: Pick<Ctx, "secrets" | "workspaceId" | "publicUrl">,
  notification: { id: string; personId: string; createdAt: Date },
  answer: Answer,
): string {
  const payload = { w: ctx.workspaceId, n: notification.id, p: notification.personId };
  const token = ctx.secrets.signLink(PURPOSE, payload, after(notification.createdAt, VALID_MS));
  return `${ctx.publicUrl}/n/${token}/${answer}`;
}

export type AnswerLink =
  | { ok: true; workspaceId: WorkspaceId; notificationId: string; personId: PersonId }
  | { ok: false; why: "bad" | "expired" };

export function readAnswerLink(ctx: Pick<Ctx, "secrets" | "clock">, token: string): AnswerLink {
  const reading = ctx.secrets.readLink(PURPOSE, token, ctx.clock.now());
  if (!reading.ok) return reading;
  const { w, n, p } = reading.payload;
  if (!w || !n || !p) return { ok: false, why: "bad" };
  // Signed by us, so the ids are what they were when we wrote them.
  return { ok: true, workspaceId: w as WorkspaceId, notificationId: n, personId: p as PersonId };
}
