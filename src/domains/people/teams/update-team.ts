import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { teamChanged } from "../events.ts";
import { Name } from "../persons/person-input.ts";
import { readTeam, type TeamView } from "./team-view.ts";
import { refuseTakenTeamName, writeMembers } from "./write-members.ts";

const UpdateTeamInput = z.object({
  teamId: z.string(),
  name: Name.optional(),
  memberIds: z.array(z.string()).max(500).optional(),
});
export type UpdateTeam = z.input<typeof UpdateTeamInput>;

export async function updateTeam(ctx: Ctx, input: UpdateTeam): Promise<TeamView> {
  allow(ctx, "people.manage");
  const { teamId, name, memberIds } = parse(UpdateTeamInput, input);
  return ctx.transaction(async (tx) => {
    await readTeam(tx, teamId);
    if (name) {
      await refuseTakenTeamName(tx, name, teamId);
      await tx.updateTable("team").set({ name }).where("id", "=", teamId).execute();
    }
    if (memberIds) await writeMembers(tx, ctx, teamId, memberIds);
    const changed = { ...(name && { name }), ...(memberIds && { memberIds }) };
    await audit(tx, ctx, "team.update", { kind: "team", id: teamId }, changed);
    await record(tx, ctx, teamChanged, teamId, { change: "updated" });
    return readTeam(tx, teamId);
  });
}
