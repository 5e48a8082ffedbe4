import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { defineEvent, notice } from "#kernel/events";
import type { ComponentState, MaintenanceStatus } from "./types.ts";

// These leave as webhooks too: ids and states, never words.

export const componentStateChanged = defineEvent<{
  pageId: string;
  componentId: string;
  from: ComponentState;
  to: ComponentState;
}>("component.state-changed");

type OfIncident = { pageId: string; incidentId: string; pageIncidentId: string };
export const pageIncidentUpdated = defineEvent<OfIncident & { updateId: string; status: string }>(
  "status-page.incident-updated",
);
export const pagePromiseMissed = defineEvent<OfIncident>("status-page.promise-missed");
export const pagePostmortemPublished = defineEvent<OfIncident>("status-page.postmortem-published");

type OfMaintenance = { pageId: string; maintenanceId: string };
export const maintenanceScheduled = defineEvent<OfMaintenance>("maintenance.scheduled");
export const maintenanceChanged = defineEvent<OfMaintenance>("maintenance.changed");
export const maintenanceReminded = defineEvent<OfMaintenance>("maintenance.reminded");
export const maintenanceStarted = defineEvent<OfMaintenance>("maintenance.started");
export const maintenanceCompleted = defineEvent<OfMaintenance>("maintenance.completed");
export const maintenanceCancelled = defineEvent<OfMaintenance>("maintenance.cancelled");

/** The event that tells of a maintenance's new status. */
export const maintenanceMoved = (status: MaintenanceStatus) =>
  status === "completed"
    ? maintenanceCompleted
    : status === "cancelled"
      ? maintenanceCancelled
      : status === "in_progress"
        ? maintenanceStarted
        : maintenanceChanged;

type OfSubscriber = { pageId: string; subscriberId: string };
export const subscriberConfirmed = defineEvent<OfSubscriber>("subscriber.confirmed");
/** Forgotten for good, with everything kept about what they were sent. */
export const subscriberErased = defineEvent<OfSubscriber>("subscriber.erased");
export const subscriberLeft = defineEvent<OfSubscriber>("subscriber.left");

/** Topic of the notice by which every node learns that a page must be made anew. */
export const PAGE_CHANGED = "status-page.changed";

/** Marks the page as changed and tells every node; part of every change that readers can see. */
export async function pageChanged(tx: Tx, ctx: Ctx, pageId: string): Promise<void> {
  await tx.updateTable("status_page").set({ updated_at: ctx.clock.now() }).where("id", "=", pageId).execute();
  await notice(tx, ctx, PAGE_CHANGED, pageId);
}
