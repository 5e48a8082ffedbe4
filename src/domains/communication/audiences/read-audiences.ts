import type { Ring } from "#domains/incidents";
import type { Tx } from "#kernel/db/db";
import { refuse } from "../refusals.ts";
import type { Audience, AudienceForm, AudienceId, Member } from "../types.ts";

/** All audiences of the workspace, innermost ring first. */
export async function readAudiences(tx: Tx): Promise<Audience[]> {
  const rows = await tx
    .selectFrom("audience")
    .selectAll()
    .where("archived_at", "is", null)
    .orderBy("ring")
    .orderBy("name")
    .execute();
  const members = await readMembers(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id as AudienceId,
    name: row.name,
    description: row.description,
    // The columns' checks allow nothing else.
    form: row.form as AudienceForm,
    ring: row.ring as Ring,
    compartments: row.compartments,
    customerFacing: row.customer_facing,
    channels: row.channels,
    members: members.get(row.id) ?? [],
  }));
}

export async function readAudience(tx: Tx, id: string): Promise<Audience> {
  const found = (await readAudiences(tx)).find((audience) => audience.id === id);
  if (!found) throw refuse("audience-not-found", { id });
  return found;
}

async function readMembers(tx: Tx, audienceIds: readonly string[]): Promise<Map<string, Member[]>> {
  if (audienceIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("audience_member")
    .select(["id", "audience_id", "kind", "target_id", "channel", "label"])
    .where("audience_id", "in", [...audienceIds])
    .orderBy("position")
    .execute();
  const byAudience = Map.groupBy(rows, ({ audience_id }) => audience_id);
  return new Map([...byAudience].map(([id, found]) => [id, found.map(memberOf)]));
}

type MemberRow = {
  id: string;
  kind: string;
  target_id: string | null;
  channel: string | null;
  label: string | null;
};

function memberOf({ id, kind, target_id, channel, label }: MemberRow): Member {
  if (kind === "destination") return { kind, id, channel: channel ?? "", name: label ?? "" };
  // The column's check allows the kinds of `Member` only; those with a target were written with one.
  return (target_id === null ? { kind } : { kind, targetId: target_id }) as Member;
}
