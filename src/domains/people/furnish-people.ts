import type { Ctx } from "#kernel/ctx";
import type { PersonId, ServiceId, TeamId } from "./ids.ts";
import { createService } from "./services/create-service.ts";
import { createTeam } from "./teams/create-team.ts";

export type FurnishedPeople = { teamId: TeamId; serviceId: ServiceId };

/** What a first workspace has beside its administrator: a team, and the service Website. */
export async function furnishPeople(ctx: Ctx, adminId: PersonId): Promise<FurnishedPeople> {
  const team = await createTeam(ctx, { name: "Operations", memberIds: [adminId] });
  const service = await createService(ctx, {
    name: "Website",
    description: "What customers see first.",
    tier: 1,
    teamId: team.id,
  });
  // The verbs made these rows, so the ids are of these kinds.
  return { teamId: team.id as TeamId, serviceId: service.id as ServiceId };
}
