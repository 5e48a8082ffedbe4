import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { pageChanged, pagePostmortemPublished } from "../events.ts";
import { choosePage, pageAddress } from "../pages/page-row.ts";
import { pageTexts } from "../texts.ts";
import type { PageIncidentId, PublishPagePostmortem, StatusPageId } from "../types.ts";
import { writeLogEntry } from "./promise-deadline.ts";
import { lockIncident } from "./publish-incident-update.ts";

export type PublishedPostmortem = { pageId: StatusPageId; pageIncidentId: PageIncidentId; url: string };

/**
 * Puts a postmortem beside its incident on the page; publishing again replaces the words. Null when the incident was
 * never told there: a page does not begin a story with its end.
 */
export async function publishPostmortem(
  ctx: Ctx,
  postmortem: PublishPagePostmortem,
): Promise<PublishedPostmortem | null> {
  allow(ctx, "postmortems.approve");
  return ctx.transaction(async (tx) => {
    const page = await choosePage(tx, postmortem);
    const incident = page && (await lockIncident(tx, page, postmortem.incidentId));
    if (!page || !incident) return null;
    const now = ctx.clock.now();
    await tx
      .updateTable("page_incident")
      .set({
        postmortem_body: postmortem.body,
        postmortem_signed_by: postmortem.signedBy,
        postmortem_published_at: incident.postmortem_published_at ?? now,
        updated_at: now,
      })
      .where("id", "=", incident.id)
      .execute();
    if (!incident.postmortem_published_at)
      await writeLogEntry(tx, ctx, {
        pageIncidentId: incident.id,
        kind: "postmortem",
        status: "postmortem",
        body: pageTexts(page.locale)("postmortemPublished"),
      });
    await record(tx, ctx, pagePostmortemPublished, incident.id, {
      pageId: page.id,
      incidentId: postmortem.incidentId,
      pageIncidentId: incident.id,
    });
    await pageChanged(tx, ctx, page.id);
    return {
      // The rows' own keys.
      pageId: page.id as StatusPageId,
      pageIncidentId: incident.id as PageIncidentId,
      url: `${await pageAddress(tx, ctx, page)}/incidents/${incident.id}#postmortem`,
    };
  });
}
