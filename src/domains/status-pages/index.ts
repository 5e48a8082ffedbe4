export { type ChangeComponent, changeComponent } from "./components/change-component.ts";
export { componentsById, componentsForServices } from "./components/components-for-services.ts";
export { type CreateComponent, createComponent } from "./components/create-component.ts";
export {
  type ChangeComponentGroup,
  type CreateComponentGroup,
  changeComponentGroup,
  createComponentGroup,
  removeComponentGroup,
} from "./components/groups.ts";
export { type ComponentListing, listComponents } from "./components/list-components.ts";
export { removeComponent } from "./components/remove-component.ts";
export { type SetComponentState, setComponentState } from "./components/set-component-state.ts";
export { componentUptime } from "./components/uptime-history.ts";
export {
  componentStateChanged,
  maintenanceCancelled,
  maintenanceChanged,
  maintenanceCompleted,
  maintenanceReminded,
  maintenanceScheduled,
  maintenanceStarted,
  PAGE_CHANGED,
  pageIncidentUpdated,
  pagePostmortemPublished,
  pagePromiseMissed,
  subscriberConfirmed,
  subscriberLeft,
} from "./events.ts";
export { type FurnishedPages, type FurnishPages, furnishPages } from "./furnish.ts";
export { listPageIncidents } from "./incidents/list-page-incidents.ts";
export { movePagePromise } from "./incidents/move-page-promise.ts";
export { missPagePromise } from "./incidents/promise-deadline.ts";
export { publishIncidentUpdate } from "./incidents/publish-incident-update.ts";
export { type PublishedPostmortem, publishPostmortem } from "./incidents/publish-postmortem.ts";
export { type ChangeMaintenance, changeMaintenance } from "./maintenance/change-maintenance.ts";
export { getMaintenance, listMaintenances } from "./maintenance/list-maintenances.ts";
export { maintenanceClocks } from "./maintenance/maintenance-deadlines.ts";
export { maintenancePurpose } from "./maintenance/maintenance-purpose.ts";
export { type MoveMaintenance, moveMaintenance } from "./maintenance/move-maintenance.ts";
export { type ScheduleMaintenance, scheduleMaintenance } from "./maintenance/schedule-maintenance.ts";
export { zoneName } from "./page-clock.ts";
export { type ChangePage, changePage } from "./pages/change-page.ts";
export { type CreatePage, createPage } from "./pages/create-page.ts";
export { getPage, listPages } from "./pages/list-pages.ts";
export { allPageAddresses, type PageAddress } from "./pages/page-address.ts";
export { type PageLink, pageLinkFor, tiePageToAudience } from "./pages/page-links.ts";
export type { StatusPageView } from "./pages/present-page.ts";
export { removePage } from "./pages/remove-page.ts";
export { impactOf, type PageStatus, rollUp, worstState } from "./rollup.ts";
export { confirmationPurpose, managePurpose } from "./subscribers/confirmation-mail.ts";
export { forgetSubscribers } from "./subscribers/forget-subscribers.ts";
export { listSubscribers, removeSubscriber } from "./subscribers/list-subscribers.ts";
export {
  chooseComponents,
  confirmSubscription,
  readSubscription,
  unsubscribe,
} from "./subscribers/own-subscription.ts";
export { stillSubscribed } from "./subscribers/still-subscribed.ts";
export { addSubscriber, type Subscribe, subscribe } from "./subscribers/subscribe.ts";
export {
  confirmLinkFor,
  type LinkPurpose,
  manageLinkFor,
  readSubscriberLink,
  unsubscribeLinkFor,
} from "./subscribers/subscriber-links.ts";
export type { SubscriberDetails } from "./subscribers/subscriber-row.ts";
export { type AboutComponents, countSubscribersFor, subscribersFor } from "./subscribers/subscribers-for.ts";
export { pageTexts } from "./texts.ts";
export type * from "./types.ts";
export { COMPONENT_STATES } from "./types.ts";
export {
  formatUptime,
  groupDays,
  type OutageDay,
  type UptimeDay,
  uptimePercent,
  weightedSeconds,
} from "./uptime.ts";
export { readPageInfo, readPageView } from "./view/read-page-view.ts";
export * from "./view.ts";
