import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { refuseUnknownPeople } from "../persons/find-person.ts";
import { refuse } from "../refusals.ts";

/** Replaces the members of a team. */
export async function writeMembers(
  tx: Tx,
  ctx: Ctx,
  teamId: string,
  personIds: readonly string[],
): Promise<void> {
  await refuseUnknownPeople(tx, personIds);
  await tx.deleteFrom("team_member").where("team_id", "=", teamId).execute();
  const rows = [...new Set(personIds)].map((personId) => ({
    workspace_id: ctx.workspaceId,
    team_id: teamId,
    person_id: personId,
  }));
  if (rows.length > 0) await tx.insertInto("team_member").values(rows).execute();
}

export async function refuseTakenTeamName(tx: Tx, name: string, except = ""): Promise<void> {
  const other = await tx
    .selectFrom("team")
    .select("id")
    .where(sql`lower(name)`, "=", name.toLowerCase())
    .where("id", "!=", except)
    .executeTakeFirst();
  if (other) throw refuse("team-name-taken", { name });
}
