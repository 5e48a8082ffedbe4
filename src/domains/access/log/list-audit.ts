import { z } from "zod";
import type { Ctx } from "#kernel/ctx";
import type { Json } from "#kernel/db/tables";
import { decodeCursor, type Page, toPage } from "#kernel/paging";
import { parse } from "#kernel/parse";
import { allow } from "../allow.ts";
import { ListInput } from "../list-input.ts";

const ListAuditInput = ListInput.extend({
  subjectKind: z.string().max(60).optional(),
  subjectId: z.string().max(60).optional(),
  action: z.string().max(80).optional(),
});
export type ListAudit = {
  limit?: number | undefined;
  cursor?: string | undefined;
  subjectKind?: string | undefined;
  subjectId?: string | undefined;
  action?: string | undefined;
};

export type AuditEntryView = {
  id: string;
  at: Date;
  actor: { kind: "user" | "api-key" | "link" | "system"; id: string; name: string | null };
  action: string;
  subject: { kind: string; id: string };
  detail: Json;
};

/** Who did what, newest first. */
export async function listAudit(ctx: Ctx, input: ListAudit = {}): Promise<Page<AuditEntryView>> {
  allow(ctx, "audit.read");
  const { limit, cursor, subjectKind, subjectId, action } = parse(ListAuditInput, input);
  const before = decodeCursor(cursor, 1);
  const rows = await ctx.transaction((tx) => {
    let query = tx
      .selectFrom("audit_entry as e")
      .leftJoin("identity.user as u", (join) =>
        join.onRef("u.id", "=", "e.actor_id").on("e.actor_kind", "=", "user"),
      )
      .leftJoin("api_key as k", (join) =>
        join.onRef("k.id", "=", "e.actor_id").on("e.actor_kind", "=", "api-key"),
      )
      .selectAll("e")
      .select(["u.name as user_name", "k.name as key_name"])
      .orderBy("e.seq", "desc")
      .limit(limit + 1);
    if (before) query = query.where("e.seq", "<", Number(before[0]));
    if (subjectKind) query = query.where("e.subject_kind", "=", subjectKind);
    if (subjectId) query = query.where("e.subject_id", "=", subjectId);
    if (action) query = query.where("e.action", "=", action);
    return query.execute();
  });
  return toPage(
    rows,
    limit,
    (row) => [row.seq],
    (row): AuditEntryView => ({
      id: row.id,
      at: row.at,
      actor: { kind: row.actor_kind, id: row.actor_id, name: row.user_name ?? row.key_name },
      action: row.action,
      subject: { kind: row.subject_kind, id: row.subject_id },
      detail: row.detail,
    }),
  );
}
