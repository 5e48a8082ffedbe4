import type { Selectable } from "kysely";
import type { Tx } from "#kernel/db/db";
import type { PersonRow } from "#kernel/db/tables";
import { reachableAmong } from "../contact-methods/usable-methods.ts";

export type PersonView = {
  id: string;
  name: string;
  email: string;
  title: string | null;
  locale: string;
  timeZone: string;
  attributes: Record<string, string>;
  teams: { id: string; name: string }[];
  reachable: boolean;
  deactivatedAt: string | null;
};

export async function presentPeople(tx: Tx, rows: readonly Selectable<PersonRow>[]): Promise<PersonView[]> {
  const ids = rows.map((row) => row.id);
  const [teams, reachable] = [await teamsOf(tx, ids), await reachableAmong(tx, ids)];
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    title: row.title,
    locale: row.locale,
    timeZone: row.time_zone,
    attributes: row.attributes as Record<string, string>, // only ever written through the input's schema
    teams: teams.get(row.id) ?? [],
    reachable: reachable.has(row.id),
    deactivatedAt: row.deactivated_at?.toISOString() ?? null,
  }));
}

export async function presentPerson(tx: Tx, row: Selectable<PersonRow>): Promise<PersonView> {
  const [view] = await presentPeople(tx, [row]);
  if (!view) throw new Error("one row makes one view");
  return view;
}

async function teamsOf(tx: Tx, personIds: string[]): Promise<Map<string, { id: string; name: string }[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("team_member")
    .innerJoin("team", "team.id", "team_member.team_id")
    .select(["team_member.person_id", "team.id", "team.name"])
    .where("team_member.person_id", "in", personIds)
    .orderBy("team.name")
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.person_id)].map(([personId, teams]) => [
      personId,
      teams.map(({ id, name }) => ({ id, name })),
    ]),
  );
}
