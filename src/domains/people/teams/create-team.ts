import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { teamChanged } from "../events.ts";
import { Name } from "../persons/person-input.ts";
import { readTeam, type TeamView } from "./team-view.ts";
import { refuseTakenTeamName, writeMembers } from "./write-members.ts";

const CreateTeamInput = z.object({ name: Name, memberIds: z.array(z.string()).max(500).default([]) });
export type CreateTeam = z.input<typeof CreateTeamInput>;

export async function createTeam(ctx: Ctx, input: CreateTeam): Promise<TeamView> {
  allow(ctx, "people.manage");
  const { name, memberIds } = parse(CreateTeamInput, input);
  return ctx.transaction(async (tx) => {
    await refuseTakenTeamName(tx, name);
    const id = newId<"team">();
    await tx
      .insertInto("team")
      .values({ workspace_id: ctx.workspaceId, id, name, created_at: ctx.clock.now() })
      .execute();
    await writeMembers(tx, ctx, id, memberIds);
    await audit(tx, ctx, "team.create", { kind: "team", id }, { name, memberIds });
    await record(tx, ctx, teamChanged, id, { change: "created" });
    return readTeam(tx, id);
  });
}
