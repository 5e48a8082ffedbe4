import { contactMethodKinds } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type AnySettings, sealSettings, settingsSchema } from "#kernel/fields";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { refuse } from "../refusals.ts";
import { TARGETED_KINDS } from "../types.ts";
import type { GivenMember } from "./audience-input.ts";

/** Replaces the members of an audience; destinations named by id keep their address. */
export async function writeMembers(
  tx: Tx,
  ctx: Ctx,
  audienceId: string,
  members: readonly GivenMember[],
): Promise<void> {
  await refuseUnknownTargets(tx, members);
  const addresses = await keptAddresses(tx, audienceId);
  await tx.deleteFrom("audience_member").where("audience_id", "=", audienceId).execute();
  const distinct = [...new Map(members.map((one) => [keyOf(one), one])).values()];
  if (distinct.length === 0) return;
  const rows = distinct.map((member, position) => ({
    workspace_id: ctx.workspaceId,
    id: newId<"audience-member">(),
    audience_id: audienceId,
    kind: member.kind,
    position,
    ...detailOf(ctx, member, addresses),
  }));
  await tx.insertInto("audience_member").values(rows).execute();
}

const keyOf = (member: GivenMember): string => {
  if (member.kind === "destination") return `destination ${member.id ?? JSON.stringify(member)}`;
  return "targetId" in member ? `${member.kind} ${member.targetId}` : member.kind;
};

function detailOf(ctx: Ctx, member: GivenMember, kept: ReadonlyMap<string, string>) {
  if (member.kind === "destination") {
    const address = (member.id && kept.get(member.id)) || JSON.stringify(sealedAddress(ctx, member));
    return { channel: member.channel, label: member.name, address };
  }
  return { target_id: "targetId" in member ? member.targetId : null };
}

type GivenDestination = Extract<GivenMember, { kind: "destination" }>;

function sealedAddress(ctx: Ctx, { channel, address = {} }: GivenDestination): AnySettings {
  const kind = ctx.use(contactMethodKinds).find((one) => one.channel === channel);
  if (!kind || kind.addressOf) throw refuse("audience-member-unknown", { kind: "channel", id: channel });
  return sealSettings(kind.address, parse(settingsSchema(kind.address), address), ctx.secrets);
}

async function keptAddresses(tx: Tx, audienceId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom("audience_member")
    .select(["id", "address"])
    .where("audience_id", "=", audienceId)
    .where("kind", "=", "destination")
    .execute();
  return new Map(rows.map(({ id, address }) => [id, JSON.stringify(address)]));
}

async function refuseUnknownTargets(tx: Tx, members: readonly GivenMember[]): Promise<void> {
  for (const kind of TARGETED_KINDS) {
    const wanted = members.flatMap((member) => (member.kind === kind ? [member.targetId] : []));
    if (wanted.length === 0) continue;
    const rows = await tx.selectFrom(kind).select("id").where("id", "in", wanted).execute();
    const missing = wanted.find((id) => !rows.some((row) => row.id === id));
    if (missing) throw refuse("audience-member-unknown", { kind, id: missing });
  }
}
