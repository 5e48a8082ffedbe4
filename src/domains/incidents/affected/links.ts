import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { linksChanged } from "../events.ts";
import { lockIncident } from "../incident-row.ts";
import { presentIncident } from "../present-incident.ts";
import { refuse } from "../refusals.ts";
import { writeEntry } from "../timeline/write-entry.ts";
import type { IncidentView } from "../views.ts";

/** A web address somebody may click: other schemes (javascript:, data:) are refused. */
export const webUrl = z.url({ protocol: /^https?$/, error: "is not an http or https address" }).max(2000);

const AddLinkInput = z.object({
  incidentId: z.string(),
  url: webUrl,
  label: z.string().trim().min(1).max(120),
});
export type AddLink = z.input<typeof AddLinkInput>;

export async function addLink(ctx: Ctx, input: AddLink): Promise<IncidentView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, url, label } = parse(AddLinkInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    await tx
      .insertInto("incident_link")
      .values({
        workspace_id: ctx.workspaceId,
        id: newId<"incident-link">(),
        incident_id: incidentId,
        url,
        label,
        added_at: ctx.clock.now(),
      })
      .execute();
    await audit(tx, ctx, "incident.add-link", { kind: "incident", id: incidentId });
    await writeEntry(tx, ctx, incidentId, { kind: "link-added", data: { label, url } });
    await record(tx, ctx, linksChanged, incidentId, { incidentId });
    return presentIncident(tx, ctx, incident);
  });
}

const RemoveLinkInput = z.object({ incidentId: z.string(), linkId: z.string() });

export async function removeLink(ctx: Ctx, input: z.input<typeof RemoveLinkInput>): Promise<IncidentView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, linkId } = parse(RemoveLinkInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    const removed = await tx
      .deleteFrom("incident_link")
      .where("incident_id", "=", incidentId)
      .where("id", "=", linkId)
      .returning(["label", "url"])
      .executeTakeFirst();
    if (!removed) throw refuse("incident-link-not-found", { id: linkId });
    await audit(tx, ctx, "incident.remove-link", { kind: "incident", id: incidentId });
    await writeEntry(tx, ctx, incidentId, { kind: "link-removed", data: removed });
    await record(tx, ctx, linksChanged, incidentId, { incidentId });
    return presentIncident(tx, ctx, incident);
  });
}
