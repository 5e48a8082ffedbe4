import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { readTeam, readTeams, type TeamView } from "./team-view.ts";

export async function listTeams(ctx: Ctx): Promise<TeamView[]> {
  allow(ctx, "people.read");
  return ctx.transaction((tx) => readTeams(tx));
}

export async function getTeam(ctx: Ctx, input: { teamId: string }): Promise<TeamView> {
  allow(ctx, "people.read");
  return ctx.transaction((tx) => readTeam(tx, input.teamId));
}
