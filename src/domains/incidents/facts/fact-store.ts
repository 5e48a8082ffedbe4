import type { Selectable } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { Tables } from "#kernel/db/tables";
import { newId } from "#kernel/ids";
import { authorColumns, presentAuthor } from "../author.ts";
import type { FactValue, FactVersion, FactVersionId, Ring } from "../types.ts";
import type { FactContent } from "./change-fact.ts";

type VersionRow = Selectable<Tables["fact_version"]> & { key: string; author_name: string | null };

const versions = (tx: Tx, incidentId: string) =>
  tx
    .selectFrom("fact_version as version")
    .innerJoin("fact", "fact.id", "version.fact_id")
    .leftJoin("person", "person.id", "version.author_person_id")
    .selectAll("version")
    .select(["fact.key", "person.name as author_name"])
    .where("version.incident_id", "=", incidentId)
    .orderBy("fact.key")
    .orderBy("version.version");

/** The current version of each fact, withdrawn ones included. */
export async function currentVersions(tx: Tx, incidentId: string): Promise<Map<string, FactVersion>> {
  const rows = await versions(tx, incidentId).where("version.valid_until", "is", null).execute();
  return new Map(rows.map((row) => [row.key, toVersion(row)]));
}

/** The versions that were valid at an instant, withdrawn ones included. */
export async function versionsAsOf(tx: Tx, incidentId: string, at: Date): Promise<FactVersion[]> {
  const rows = await versions(tx, incidentId)
    .where("version.valid_from", "<=", at)
    .where((or) => or.or([or("version.valid_until", "is", null), or("version.valid_until", ">", at)]))
    .execute();
  return rows.map(toVersion);
}

/** Every version of one fact, oldest first. */
export async function versionsOf(tx: Tx, incidentId: string, key: string): Promise<FactVersion[]> {
  const rows = await versions(tx, incidentId).where("fact.key", "=", key).execute();
  return rows.map(toVersion);
}

/** Ends the current version, if there is one, and begins the next. */
export async function appendVersion(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  key: string,
  previous: FactVersion | undefined,
  next: FactContent,
): Promise<number> {
  const factId = await factIdOf(tx, ctx, incidentId, key);
  const now = ctx.clock.now();
  if (previous)
    await tx.updateTable("fact_version").set({ valid_until: now }).where("id", "=", previous.id).execute();
  const version = (previous?.version ?? 0) + 1;
  await tx
    .insertInto("fact_version")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"fact-version">(),
      fact_id: factId,
      incident_id: incidentId,
      version,
      value: JSON.stringify(next.value),
      ring: next.ring,
      compartments: next.compartments,
      confidence: next.confidence,
      valid_from: now,
      ...authorColumns(ctx),
    })
    .execute();
  return version;
}

async function factIdOf(tx: Tx, ctx: Ctx, incidentId: string, key: string): Promise<string> {
  await tx
    .insertInto("fact")
    .values({ workspace_id: ctx.workspaceId, id: newId<"fact">(), incident_id: incidentId, key })
    .onConflict((conflict) => conflict.columns(["workspace_id", "incident_id", "key"]).doNothing())
    .execute();
  const { id } = await tx
    .selectFrom("fact")
    .select("id")
    .where("incident_id", "=", incidentId)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return id;
}

function toVersion(row: VersionRow): FactVersion {
  const names = new Map(row.author_person_id ? [[row.author_person_id, row.author_name ?? ""]] : []);
  return {
    id: row.id as FactVersionId, // written by `newId<"fact-version">`
    key: row.key,
    version: row.version,
    value: row.value as FactValue | null, // validated against its kind before it was written
    ring: row.ring as Ring, // the column is checked to lie between 1 and 5
    compartments: row.compartments,
    confidence: row.confidence,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    author: presentAuthor(row, names, "en"),
  };
}
