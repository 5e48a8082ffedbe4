import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { refuse } from "../refusals.ts";
import type { AudienceId, Member, MemberKind } from "../types.ts";
import type { AudienceFields } from "./audience-input.ts";

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

/** Replaces the members of an audience. */
export async function writeMembers(
  tx: Tx,
  ctx: Ctx,
  audienceId: string,
  members: readonly Member[],
): Promise<void> {
  await refuseUnknownTargets(tx, members);
  await tx.deleteFrom("audience_member").where("audience_id", "=", audienceId).execute();
  const distinct = [...new Map(members.map((one) => [`${one.kind} ${one.targetId}`, one])).values()];
  if (distinct.length === 0) return;
  await tx
    .insertInto("audience_member")
    .values(
      distinct.map(({ kind, targetId }, position) => ({
        workspace_id: ctx.workspaceId,
        id: newId<"audience-member">(),
        audience_id: audienceId,
        kind,
        target_id: targetId,
        position,
      })),
    )
    .execute();
}

export async function refuseTakenName(tx: Tx, name: string, except?: string): Promise<void> {
  const taken = await tx
    .selectFrom("audience")
    .select("id")
    .where("name", "=", name)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  if (taken && taken.id !== except) throw refuse("audience-name-taken", { name });
}

const TABLES = {
  person: "person",
  team: "team",
  schedule: "schedule",
  destination: "channel_account",
} as const;

async function refuseUnknownTargets(tx: Tx, members: readonly Member[]): Promise<void> {
  for (const kind of ["person", "team", "schedule", "destination"] as const) {
    const wanted = targetsOf(members, kind);
    if (wanted.length === 0) continue;
    const rows = await tx.selectFrom(TABLES[kind]).select("id").where("id", "in", wanted).execute();
    const missing = wanted.find((id) => !rows.some((row) => row.id === id));
    if (missing) throw refuse("audience-member-unknown", { kind, id: missing });
  }
}

const targetsOf = (members: readonly Member[], kind: MemberKind): string[] =>
  members.flatMap((member) => (member.kind === kind && member.targetId ? [member.targetId] : []));
