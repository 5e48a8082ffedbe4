import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type Deadline, defineDeadline, whenDue } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { pageChanged, pagePromiseMissed } from "../events.ts";
import { momentWords } from "../page-clock.ts";
import { readPage } from "../pages/page-row.ts";
import { pageTexts } from "../texts.ts";

/** When the next update that a page promises is due. */
export const pagePromiseDue = defineDeadline("status-page.next-update");

/** Says on the page that a promised update did not come. The promise itself is enforced by communication. */
export const missPagePromise = whenDue(pagePromiseDue, async (ctx: Ctx, { subjectId, dueAt }: Deadline) => {
  await ctx.transaction(async (tx) => {
    const incident = await tx
      .selectFrom("page_incident")
      .selectAll()
      .where("id", "=", subjectId)
      .forUpdate()
      .executeTakeFirst();
    const stillOwed =
      incident?.next_update_at?.getTime() === dueAt.getTime() && incident.status !== "resolved";
    if (!incident || !stillOwed) return;
    const now = ctx.clock.now();
    await tx
      .updateTable("page_incident")
      .set({ next_update_missed_at: now, updated_at: now })
      .where("id", "=", incident.id)
      .execute();
    const page = await readPage(tx, incident.page_id);
    const due = momentWords(dueAt, page.time_zone, page.locale);
    await writeLogEntry(tx, ctx, {
      pageIncidentId: incident.id,
      kind: "promise-missed",
      status: incident.status,
      body: pageTexts(page.locale)("promiseMissed", { due }),
    });
    await record(tx, ctx, pagePromiseMissed, incident.id, {
      pageId: page.id,
      incidentId: incident.incident_id,
      pageIncidentId: incident.id,
    });
    await pageChanged(tx, ctx, page.id);
  });
});

type LogEntry = {
  pageIncidentId: string;
  kind: "promise-moved" | "promise-missed" | "postmortem";
  status: string;
  body: string;
  nextUpdateAt?: Date;
};

/** An entry that the page writes by itself. */
export async function writeLogEntry(tx: Tx, ctx: Ctx, entry: LogEntry): Promise<string> {
  const id = newId<"page-incident-update">();
  const now = ctx.clock.now();
  await tx
    .insertInto("page_incident_update")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      page_incident_id: entry.pageIncidentId,
      kind: entry.kind,
      status: entry.status,
      body: entry.body,
      next_update_at: entry.nextUpdateAt ?? null,
      message_id: null,
      corrects_update_id: null,
      affected: "[]",
      display_at: now,
      created_at: now,
    })
    .execute();
  return id;
}
