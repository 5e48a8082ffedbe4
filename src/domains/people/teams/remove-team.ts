import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { teamChanged } from "../events.ts";
import { refuse } from "../refusals.ts";
import { readTeam } from "./team-view.ts";

export async function removeTeam(ctx: Ctx, input: { teamId: string }): Promise<void> {
  allow(ctx, "people.manage");
  await ctx.transaction(async (tx) => {
    const { id, name } = await readTeam(tx, input.teamId);
    const owned = await tx
      .selectFrom("service")
      .select(["name", "archived_at"])
      .where("team_id", "=", id)
      .execute();
    const inUse = owned.filter((service) => service.archived_at === null).map((service) => service.name);
    if (inUse.length > 0) throw refuse("team-owns-services", { services: inUse.join(", ") });
    await tx.updateTable("service").set({ team_id: null }).where("team_id", "=", id).execute();
    await tx.deleteFrom("team").where("id", "=", id).execute();
    await audit(tx, ctx, "team.remove", { kind: "team", id }, { name });
    await record(tx, ctx, teamChanged, id, { change: "removed" });
  });
}
