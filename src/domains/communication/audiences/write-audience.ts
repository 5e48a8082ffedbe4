import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { refuse } from "../refusals.ts";
import type { AudienceId } from "../types.ts";
import type { AudienceFields } from "./audience-input.ts";
import { writeMembers } from "./write-members.ts";

export async function insertAudience(tx: Tx, ctx: Ctx, fields: AudienceFields): Promise<AudienceId> {
  const id = newId<"audience">();
  const now = ctx.clock.now();
  await tx
    .insertInto("audience")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      ...columnsOf(fields),
      created_at: now,
      updated_at: now,
    })
    .execute();
  await writeMembers(tx, ctx, id, fields.members);
  return id;
}

export const columnsOf = (fields: AudienceFields) => ({
  name: fields.name,
  description: fields.description,
  form: fields.form,
  ring: fields.ring,
  compartments: fields.compartments,
  customer_facing: fields.customerFacing,
  channels: fields.channels,
});

export async function refuseTakenName(tx: Tx, name: string, except?: string): Promise<void> {
  const taken = await tx
    .selectFrom("audience")
    .select("id")
    .where("name", "=", name)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  if (taken && taken.id !== except) throw refuse("audience-name-taken", { name });
}
