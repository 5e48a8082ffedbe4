import type { Ctx } from "#kernel/ctx";
import { type NotificationSubject, readSubject } from "./notification-subjects.ts";

/** What the page behind a one-tap link shows. */
export type NotificationPage = {
  person: { name: string; locale: string };
  reason: string;
  state: "pending" | "answered" | "cancelled";
  subject: NotificationSubject | undefined;
};

/** For whoever holds a signed link of this notification: the link is the permission. */
export async function readNotificationPage(
  ctx: Ctx,
  { notificationId, personId }: { notificationId: string; personId: string },
): Promise<NotificationPage | undefined> {
  return ctx.transaction(async (tx) => {
    const row = await tx
      .selectFrom("notification as n")
      .innerJoin("person as p", "p.id", "n.person_id")
      .select(["n.subject_kind", "n.subject_id", "n.reason", "n.state", "p.name", "p.locale"])
      .where("n.id", "=", notificationId)
      .where("n.person_id", "=", personId)
      .executeTakeFirst();
    if (!row) return undefined;
    const subject = { kind: row.subject_kind, id: row.subject_id };
    return {
      person: { name: row.name, locale: row.locale },
      reason: row.reason,
      state: row.state,
      subject: await readSubject(tx, ctx, subject, row.locale),
    };
  });
}
