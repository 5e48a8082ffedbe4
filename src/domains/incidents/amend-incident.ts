import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { webUrl } from "./affected/links.ts";
import { expectedVersion } from "./change-severity.ts";
import { incidentAmended, incidentClassified } from "./events.ts";
import { changeIncident, type IncidentRow, lockIncident } from "./incident-row.ts";
import { presentIncident } from "./present-incident.ts";
import { refuseStale } from "./refuse-stale.ts";
import { writeEntry } from "./timeline/write-entry.ts";
import { CLASSIFICATIONS } from "./types.ts";
import type { IncidentView } from "./views.ts";

const title = z.string().trim().min(1).max(200);

const AmendIncidentInput = z.object({
  incidentId: z.string(),
  internalTitle: title.optional(),
  publicTitle: title.optional(),
  bridgeUrl: webUrl.nullish(),
  classifications: z.array(z.enum(CLASSIFICATIONS)).max(5).optional(),
  expectedVersion,
});
export type AmendIncident = z.input<typeof AmendIncidentInput>;

/** Changes titles, bridge and classification; what is absent stays as it is. */
export async function amendIncident(ctx: Ctx, input: AmendIncident): Promise<IncidentView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, expectedVersion, ...change } = parse(AmendIncidentInput, input);
  return ctx.transaction(async (tx) => {
    const before = await lockIncident(tx, incidentId);
    await refuseStale(tx, ctx, before, expectedVersion);
    const after = await changeIncident(tx, before, {
      ...(change.internalTitle !== undefined && { internal_title: change.internalTitle }),
      ...(change.publicTitle !== undefined && { public_title: change.publicTitle }),
      ...(change.bridgeUrl !== undefined && { bridge_url: change.bridgeUrl }),
      ...(change.classifications && { classifications: [...new Set(change.classifications)].sort() }),
    });
    const what = await writeDifferences(tx, ctx, before, after);
    await audit(tx, ctx, "incident.amend", { kind: "incident", id: incidentId }, { what });
    if (what.length > 0) await record(tx, ctx, incidentAmended, incidentId, { incidentId, what });
    if (what.includes("classifications"))
      await record(tx, ctx, incidentClassified, incidentId, {
        incidentId,
        classifications: after.classifications,
      });
    return presentIncident(tx, ctx, after);
  });
}

/** Puts each difference on the timeline; returns what differs. */
async function writeDifferences(
  tx: Tx,
  ctx: Ctx,
  before: IncidentRow,
  after: IncidentRow,
): Promise<string[]> {
  const what: string[] = [];
  const say = async (name: string, kind: string, data: Record<string, unknown>) => {
    what.push(name);
    await writeEntry(tx, ctx, after.id, { kind, data });
  };
  if (before.internal_title !== after.internal_title)
    await say("internalTitle", "internal-title-changed", {
      from: before.internal_title,
      to: after.internal_title,
    });
  if (before.public_title !== after.public_title)
    await say("publicTitle", "public-title-changed", { from: before.public_title, to: after.public_title });
  if (before.bridge_url !== after.bridge_url)
    await say("bridgeUrl", "bridge-changed", { to: after.bridge_url });
  if (before.classifications.join() !== after.classifications.join())
    await say("classifications", "classified", { classifications: after.classifications });
  return what;
}
