import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";

export type AuditSubject = { kind: string; id: string };

/** Facts worth proving later: ids, old and new values. Never secrets, never message bodies. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * Appends who did what to the audit log, in the transaction of the change itself.
 * `action` is `noun.verb`, as in `alert.acknowledge`. The application's role may only insert and select here.
 */
export async function audit(
  tx: Tx,
  ctx: Pick<Ctx, "workspaceId" | "actor" | "clock">,
  action: `${string}.${string}`,
  subject: AuditSubject,
  detail: AuditDetail = {},
): Promise<void> {
  await tx
    .insertInto("audit_entry")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"audit-entry">(),
      at: ctx.clock.now(),
      actor_kind: ctx.actor.kind,
      actor_id: actorId(ctx.actor),
      action,
      subject_kind: subject.kind,
      subject_id: subject.id,
      detail: JSON.stringify(detail),
    })
    .execute();
}

/** The id a reader can follow: the user, the key, the person of a link, or why the system acted. */
export function actorId(actor: Ctx["actor"]): string {
  switch (actor.kind) {
    case "user":
      return actor.userId;
    case "api-key":
      return actor.keyId;
    case "link":
      return actor.personId;
    case "system":
      return actor.why;
  }
}
