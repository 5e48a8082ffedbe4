import { pageLinkFor } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type Audience, type Member, TARGETED_KINDS } from "../types.ts";
import { pageChoice } from "./page-choice.ts";
import { readAudience } from "./read-audiences.ts";

export type MemberView = {
  kind: Member["kind"];
  id?: string;
  targetId?: string;
  channel?: string;
  name?: string;
};
export type AudienceView = Omit<Audience, "members"> & {
  members: MemberView[];
  /** The page its messages link to; tied to it on the page itself. */
  statusPageId: string | null;
};

export const presentAudience = async (tx: Tx, ctx: Ctx, audienceId: string): Promise<AudienceView> =>
  present(tx, ctx, await readAudience(tx, audienceId), await targetNames(tx));

export async function presentAudiences(
  tx: Tx,
  ctx: Ctx,
  audiences: readonly Audience[],
): Promise<AudienceView[]> {
  const names = await targetNames(tx);
  const views: AudienceView[] = [];
  for (const audience of audiences) views.push(await present(tx, ctx, audience, names));
  return views;
}

async function present(
  tx: Tx,
  ctx: Ctx,
  audience: Audience,
  names: ReadonlyMap<string, string>,
): Promise<AudienceView> {
  const page = await pageLinkFor(ctx.within(tx), pageChoice(audience));
  return {
    ...audience,
    members: audience.members.map((member) =>
      "targetId" in member ? { ...member, name: names.get(member.targetId) ?? "?" } : member,
    ),
    statusPageId: page?.pageId ?? null,
  };
}

/** Names of whoever is a member of any audience, by id. */
async function targetNames(tx: Tx): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const kind of TARGETED_KINDS) {
    const members = tx.selectFrom("audience_member").select("target_id").where("kind", "=", kind);
    const rows = await tx.selectFrom(kind).select(["id", "name"]).where("id", "in", members).execute();
    for (const { id, name } of rows) names.set(id, name);
  }
  return names;
}
