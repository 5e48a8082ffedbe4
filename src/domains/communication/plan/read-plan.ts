import type { Tx } from "#kernel/db/db";
import { authorNames } from "../author.ts";
import { refuse } from "../refusals.ts";
import type { Plan, PlanClock, ToldRule } from "../types.ts";

export type PlanHeader = { version: number; changedBy: string; changedAt: Date; note: string };
export type PlanView = PlanHeader & Plan;

/** The newest version, or the one asked for. */
export async function readPlan(tx: Tx, version?: number): Promise<PlanView> {
  const query = tx.selectFrom("plan").selectAll().orderBy("version", "desc").limit(1);
  const row = await (version === undefined ? query : query.where("version", "=", version)).executeTakeFirst();
  if (!row) {
    if (version !== undefined) throw refuse("plan-not-found", { version });
    return { version: 0, changedBy: "Ripplecast", changedAt: new Date(0), note: "", clocks: [] };
  }
  const name = await authorNames(tx, [authorIn(row)]);
  return { ...headerOf(row, name(authorIn(row))), clocks: await readClocks(tx, row.id) };
}

/** Newest first. */
export async function readPlanVersions(tx: Tx): Promise<PlanHeader[]> {
  const rows = await tx.selectFrom("plan").selectAll().orderBy("version", "desc").limit(200).execute();
  const name = await authorNames(tx, rows.map(authorIn));
  return rows.map((row) => headerOf(row, name(authorIn(row))));
}

type PlanRow = {
  version: number;
  note: string;
  changed_at: Date;
  changed_by: string;
  changed_by_person_id: string | null;
};

const authorIn = (row: PlanRow) => ({ label: row.changed_by, personId: row.changed_by_person_id });

const headerOf = (row: PlanRow, changedBy: string): PlanHeader => ({
  version: row.version,
  changedBy,
  changedAt: row.changed_at,
  note: row.note,
});

async function readClocks(tx: Tx, planId: string): Promise<PlanClock[]> {
  const rows = await tx
    .selectFrom("plan_clock")
    .selectAll()
    .where("plan_id", "=", planId)
    .orderBy("severity")
    .orderBy("audience_id")
    .execute();
  return rows.map((row) => ({
    severity: row.severity,
    audienceId: row.audience_id,
    told: row.told as ToldRule, // the column's check allows nothing else
    firstWithin: row.first_within_minutes,
    investigating: row.investigating_minutes,
    identified: row.identified_minutes,
    monitoring: row.monitoring_minutes,
    channels: row.channels,
    approval: row.approval,
  }));
}
