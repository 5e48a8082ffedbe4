import {
  type ComponentView,
  entryUrl,
  type GroupView,
  type IncidentView,
  type MaintenanceView,
  type PageView,
  pageUrl,
  type UpdateView,
} from "#domains/status-pages";
import { pageTime } from "./page-time.ts";

/** How an instant is written on this page. */
type Stamp = { (instant: Date): string; (instant: Date | null): string | null };

export const stampFor = (timeZone: string): Stamp =>
  ((instant: Date | null) => (instant === null ? null : pageTime(instant, timeZone))) as Stamp;

export const pageShape = ({ page }: PageView) => ({
  id: page.id,
  name: page.name,
  url: pageUrl(page),
  time_zone: page.timeZone,
  updated_at: pageTime(page.updatedAt, page.timeZone),
});

export const componentShape = (view: PageView, component: ComponentView) => {
  const stamp = stampFor(view.page.timeZone);
  return {
    id: component.id,
    name: component.name,
    status: component.state,
    created_at: stamp(component.createdAt),
    updated_at: stamp(component.updatedAt),
    position: component.position,
    description: component.description,
    showcase: component.showcase,
    start_date: component.startDate,
    group_id: component.groupId,
    page_id: view.page.id,
    group: false,
    only_show_if_degraded: component.onlyShowIfDegraded,
  };
};

export const groupShape = (view: PageView, group: GroupView, componentIds: string[]) => {
  const stamp = stampFor(view.page.timeZone);
  return {
    id: group.id,
    name: group.name,
    status: group.state,
    created_at: stamp(group.createdAt),
    updated_at: stamp(group.updatedAt),
    position: group.position,
    description: group.description,
    showcase: false,
    start_date: null,
    group_id: null,
    page_id: view.page.id,
    group: true,
    only_show_if_degraded: false,
    components: componentIds,
  };
};

/** Components and groups in the order of the page; a group stands before its components. */
export const componentShapes = (view: PageView) =>
  view.layout.flatMap((entry) =>
    entry.kind === "component"
      ? [componentShape(view, entry.component)]
      : [
          groupShape(
            view,
            entry.group,
            entry.components.map((component) => component.id),
          ),
          ...entry.components.map((component) => componentShape(view, component)),
        ],
  );

export function incidentShape(view: PageView, incident: IncidentView) {
  const stamp = stampFor(view.page.timeZone);
  return {
    id: incident.id,
    name: incident.title,
    status: incident.postmortem ? "postmortem" : incident.status,
    created_at: stamp(incident.createdAt),
    updated_at: stamp(incident.updatedAt),
    monitoring_at: stamp(incident.monitoringAt),
    resolved_at: stamp(incident.resolvedAt),
    impact: incident.impact as string,
    shortlink: entryUrl(view.page, incident.id),
    started_at: stamp(incident.startedAt),
    page_id: view.page.id,
    incident_updates: incident.updates
      .filter((update) => update.kind !== "promise-missed")
      .map((update) => updateShape(view, incident.id, update)),
    components: affectedShapes(view, incident.componentIds),
  };
}

export function maintenanceShape(view: PageView, maintenance: MaintenanceView) {
  const stamp = stampFor(view.page.timeZone);
  return {
    id: maintenance.id,
    name: maintenance.title,
    status: maintenance.status,
    created_at: stamp(maintenance.createdAt),
    updated_at: stamp(maintenance.updatedAt),
    monitoring_at: null,
    resolved_at: stamp(maintenance.completedAt),
    impact: "maintenance",
    shortlink: entryUrl(view.page, maintenance.id),
    started_at: stamp(maintenance.startedAt ?? maintenance.createdAt),
    page_id: view.page.id,
    incident_updates: maintenance.updates.map((update) => updateShape(view, maintenance.id, update)),
    components: affectedShapes(view, maintenance.componentIds),
    scheduled_for: stamp(maintenance.scheduledFor),
    scheduled_until: stamp(maintenance.scheduledUntil),
  };
}

const affectedShapes = (view: PageView, ids: readonly string[]) =>
  view.components
    .filter((component) => ids.includes(component.id))
    .map((component) => componentShape(view, component));

function updateShape(view: PageView, entryId: string, update: UpdateView) {
  const stamp = stampFor(view.page.timeZone);
  return {
    id: update.id,
    status: update.status,
    body: update.body,
    incident_id: entryId,
    created_at: stamp(update.createdAt),
    updated_at: stamp(update.createdAt),
    display_at: stamp(update.displayAt),
    affected_components: update.affected.map((affected) => ({
      code: affected.componentId,
      name: affected.name,
      old_status: affected.oldState,
      new_status: affected.newState,
    })),
    deliver_notifications: true,
    custom_tweet: null,
    tweet_id: null,
  };
}
