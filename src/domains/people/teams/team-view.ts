import type { Tx } from "#kernel/db/db";
import type { PersonRef } from "../persons/person-names.ts";
import { refuse } from "../refusals.ts";

export type TeamView = { id: string; name: string; members: PersonRef[] };

export async function readTeams(tx: Tx, ids?: readonly string[]): Promise<TeamView[]> {
  if (ids?.length === 0) return [];
  let teams = tx.selectFrom("team").select(["id", "name"]).orderBy("name");
  let members = tx
    .selectFrom("team_member as m")
    .innerJoin("person as p", "p.id", "m.person_id")
    .select(["m.team_id", "p.id", "p.name"])
    .where("p.deactivated_at", "is", null)
    .orderBy("p.name");
  if (ids) {
    teams = teams.where("id", "in", [...ids]);
    members = members.where("m.team_id", "in", [...ids]);
  }
  const byTeam = Map.groupBy(await members.execute(), (row) => row.team_id);
  return (await teams.execute()).map(({ id, name }) => ({
    id,
    name,
    members: (byTeam.get(id) ?? []).map((row) => ({ id: row.id, name: row.name })),
  }));
}

export async function readTeam(tx: Tx, id: string): Promise<TeamView> {
  const [team] = await readTeams(tx, [id]);
  if (!team) throw refuse("team-not-found", { id });
  return team;
}
