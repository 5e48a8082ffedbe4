import type { Selectable } from "kysely";
import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tables } from "#kernel/db/tables";
import { parse } from "#kernel/parse";
import { refuseUnknownPeople } from "../known-people.ts";
import { refuse } from "../refusals.ts";

export type RoleDefinitionView = {
  key: string;
  name: string;
  duties: string[];
  filledBy: string;
  handover: string;
  defaultPersonId: string | null;
  defaultScheduleId: string | null;
};

export async function listRoleDefinitions(ctx: Ctx): Promise<RoleDefinitionView[]> {
  allow(ctx, "incidents.read");
  return ctx.transaction(async (tx) =>
    (await tx.selectFrom("role_definition").selectAll().orderBy("position").execute()).map(present),
  );
}

const words = z.string().trim().min(1).max(500);
const UpdateRoleDefinitionInput = z.object({
  key: z.string(),
  name: words.max(80).optional(),
  duties: z.array(words).min(1).max(20).optional(),
  filledBy: words.optional(),
  handover: words.optional(),
  defaultPersonId: z.string().nullish(),
  defaultScheduleId: z.string().nullish(),
});
export type UpdateRoleDefinition = z.input<typeof UpdateRoleDefinitionInput>;

/** Rewrites a role's duties and how it is filled; what is absent stays as it is. */
export async function updateRoleDefinition(
  ctx: Ctx,
  input: UpdateRoleDefinition,
): Promise<RoleDefinitionView> {
  allow(ctx, "plan.manage");
  const { key, ...change } = parse(UpdateRoleDefinitionInput, input);
  return ctx.transaction(async (tx) => {
    const before = await tx
      .selectFrom("role_definition")
      .selectAll()
      .where("key", "=", key)
      .executeTakeFirst();
    if (!before) throw refuse("incident-role-not-found", { role: key });
    await refuseUnknownPeople(tx, [change.defaultPersonId]);
    const row = await tx
      .updateTable("role_definition")
      .set({
        name: change.name ?? before.name,
        duties: change.duties ?? before.duties,
        filled_by: change.filledBy ?? before.filled_by,
        handover: change.handover ?? before.handover,
        default_person_id: kept(change.defaultPersonId, before.default_person_id),
        default_schedule_id: kept(change.defaultScheduleId, before.default_schedule_id),
      })
      .where("id", "=", before.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "incident-role.update", { kind: "incident-role", id: before.id }, { key });
    return present(row);
  });
}

const kept = (change: string | null | undefined, before: string | null): string | null =>
  change === undefined ? before : change;

const present = (row: Selectable<Tables["role_definition"]>): RoleDefinitionView => ({
  key: row.key,
  name: row.name,
  duties: row.duties,
  filledBy: row.filled_by,
  handover: row.handover,
  defaultPersonId: row.default_person_id,
  defaultScheduleId: row.default_schedule_id,
});
