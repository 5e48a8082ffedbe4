import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { IncidentRow } from "./incident-row.ts";
import { presentIncident } from "./present-incident.ts";
import { refuse } from "./refusals.ts";

/** Refuses a change made from an older version than the current one, and shows the current incident. */
export async function refuseStale(
  tx: Tx,
  ctx: Ctx,
  row: IncidentRow,
  expected: number | undefined,
): Promise<void> {
  if (expected === undefined || expected === row.version) return;
  const current = await presentIncident(tx, ctx, row);
  throw refuse(
    "incident-changed",
    { number: row.number, current: row.version, expected },
    { detail: { current } },
  );
}
