import type { Selectable } from "kysely";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { PageIncidentRow } from "#kernel/db/tables";
import { clearDeadline, setDeadline } from "#kernel/deadlines";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { applyStates } from "../components/component-state.ts";
import { pageChanged, pageIncidentUpdated } from "../events.ts";
import { choosePage, type PageRow, pageAddress } from "../pages/page-row.ts";
import { impactOf, worstImpact } from "../rollup.ts";
import type {
  PageIncidentId,
  PageIncidentUpdateId,
  PublishedUpdate,
  PublishIncidentUpdate,
  StatusPageId,
} from "../types.ts";
import { heldStates, keepStates } from "./incident-components.ts";
import { pagePromiseDue } from "./promise-deadline.ts";

type IncidentRow = Selectable<PageIncidentRow>;

/**
 * Says an update on the page of an audience: words, status, states of components and the next promise, all at once
 * and in the caller's transaction. Null when the workspace has no such page. Repeating it for a message does nothing.
 */
export async function publishIncidentUpdate(
  ctx: Ctx,
  update: PublishIncidentUpdate,
): Promise<PublishedUpdate | null> {
  allow(ctx, "communication.send");
  return ctx.transaction(async (tx) => {
    const page = await choosePage(tx, update);
    if (!page) return null;
    const known = await lockIncident(tx, page, update.incidentId);
    const repeated = known && (await updateOfMessage(tx, known.id, update.messageId));
    if (repeated) return published(tx, ctx, page, known.id, repeated);

    const incident = known ?? (await openOnPage(tx, ctx, page, update));
    const affected = await moveComponents(tx, ctx, page, incident.id, update);
    await changeIncident(tx, ctx, incident, update);
    const updateId = await writeUpdate(tx, ctx, incident.id, update, affected);
    await keepPromise(tx, ctx, incident.id, update.nextUpdateAt);
    await record(tx, ctx, pageIncidentUpdated, incident.id, {
      pageId: page.id,
      incidentId: update.incidentId,
      pageIncidentId: incident.id,
      updateId,
      status: update.status,
    });
    await pageChanged(tx, ctx, page.id);
    return published(tx, ctx, page, incident.id, updateId);
  });
}

export const lockIncident = (tx: Tx, page: PageRow, incidentId: string): Promise<IncidentRow | undefined> =>
  tx
    .selectFrom("page_incident")
    .selectAll()
    .where("page_id", "=", page.id)
    .where("incident_id", "=", incidentId)
    .forUpdate()
    .executeTakeFirst();

async function updateOfMessage(
  tx: Tx,
  pageIncidentId: string,
  messageId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("page_incident_update")
    .select("id")
    .where("page_incident_id", "=", pageIncidentId)
    .where("message_id", "=", messageId)
    .executeTakeFirst();
  return row?.id;
}

/** The first words about an incident on this page. */
async function openOnPage(
  tx: Tx,
  ctx: Ctx,
  page: PageRow,
  update: PublishIncidentUpdate,
): Promise<IncidentRow> {
  const now = ctx.clock.now();
  return tx
    .insertInto("page_incident")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"page-incident">(),
      page_id: page.id,
      incident_id: update.incidentId,
      title: update.publicTitle,
      status: update.status,
      impact: "none",
      started_at: update.startedAt ?? now,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Brings the components to the states the update says. Resolving also returns what this incident holds and the
 * update does not name: to operational, or to what another open incident or maintenance says.
 */
async function moveComponents(
  tx: Tx,
  ctx: Ctx,
  page: PageRow,
  pageIncidentId: string,
  update: PublishIncidentUpdate,
) {
  const released = update.status === "resolved" ? await heldStates(tx, pageIncidentId) : [];
  const wishes = [...released, ...update.components];
  const affected = await applyStates(tx, ctx, page.id, wishes, { kind: "incident", id: pageIncidentId });
  await keepStates(tx, ctx, pageIncidentId, affected);
  return affected;
}

async function changeIncident(
  tx: Tx,
  ctx: Ctx,
  incident: IncidentRow,
  update: PublishIncidentUpdate,
): Promise<void> {
  const now = ctx.clock.now();
  const states = update.components.map(({ state }) => state);
  await tx
    .updateTable("page_incident")
    .set({
      title: update.publicTitle,
      status: update.status,
      impact: worstImpact([incident.impact, impactOf(states)]),
      started_at: update.startedAt ?? incident.started_at,
      monitoring_at:
        update.status === "monitoring" ? (incident.monitoring_at ?? now) : incident.monitoring_at,
      resolved_at: update.status === "resolved" ? (incident.resolved_at ?? now) : null,
      next_update_at: update.nextUpdateAt,
      next_update_missed_at: null,
      updated_at: now,
    })
    .where("id", "=", incident.id)
    .execute();
}

async function writeUpdate(
  tx: Tx,
  ctx: Ctx,
  pageIncidentId: string,
  update: PublishIncidentUpdate,
  affected: readonly object[],
): Promise<PageIncidentUpdateId> {
  const id = newId<"page-incident-update">();
  const now = ctx.clock.now();
  const corrects = update.correctsMessageId
    ? await updateOfMessage(tx, pageIncidentId, update.correctsMessageId)
    : undefined;
  await tx
    .insertInto("page_incident_update")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      page_incident_id: pageIncidentId,
      kind: "update",
      status: update.status,
      body: update.body,
      next_update_at: update.nextUpdateAt,
      message_id: update.messageId,
      corrects_update_id: corrects ?? null,
      affected: JSON.stringify(affected),
      display_at: now,
      created_at: now,
    })
    .execute();
  return id;
}

export const keepPromise = (tx: Tx, ctx: Ctx, pageIncidentId: string, dueAt: Date | null): Promise<void> =>
  dueAt
    ? setDeadline(tx, ctx, pagePromiseDue, pageIncidentId, dueAt)
    : clearDeadline(tx, ctx, pagePromiseDue, pageIncidentId);

async function published(
  tx: Tx,
  ctx: Ctx,
  page: PageRow,
  pageIncidentId: string,
  updateId: string,
): Promise<PublishedUpdate> {
  return {
    // Keys of rows just read or written.
    pageId: page.id as StatusPageId,
    pageIncidentId: pageIncidentId as PageIncidentId,
    updateId: updateId as PageIncidentUpdateId,
    url: `${await pageAddress(tx, ctx, page)}/incidents/${pageIncidentId}`,
  };
}
