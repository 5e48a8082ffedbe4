import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { pageChanged } from "../events.ts";
import { momentWords } from "../page-clock.ts";
import { choosePage } from "../pages/page-row.ts";
import { pageTexts } from "../texts.ts";
import type { MovePagePromise } from "../types.ts";
import { writeLogEntry } from "./promise-deadline.ts";
import { keepPromise, lockIncident } from "./publish-incident-update.ts";

/** Shows on the page that the next update comes at another time, and why. Nothing when the incident is not there. */
export async function movePagePromise(ctx: Ctx, move: MovePagePromise): Promise<void> {
  allow(ctx, "communication.send");
  await ctx.transaction(async (tx) => {
    const page = await choosePage(tx, move);
    const incident = page && (await lockIncident(tx, page, move.incidentId));
    const repeated = incident?.next_update_at?.getTime() === move.to.getTime();
    if (!page || !incident || incident.status === "resolved" || repeated) return;
    await tx
      .updateTable("page_incident")
      .set({ next_update_at: move.to, next_update_missed_at: null, updated_at: ctx.clock.now() })
      .where("id", "=", incident.id)
      .execute();
    const words = (at: Date) => momentWords(at, page.time_zone, page.locale);
    await writeLogEntry(tx, ctx, {
      pageIncidentId: incident.id,
      kind: "promise-moved",
      status: incident.status,
      body: pageTexts(page.locale)("promiseMoved", {
        from: words(move.from),
        to: words(move.to),
        reason: move.reason,
      }),
      nextUpdateAt: move.to,
    });
    await keepPromise(tx, ctx, incident.id, move.to);
    await pageChanged(tx, ctx, page.id);
  });
}
