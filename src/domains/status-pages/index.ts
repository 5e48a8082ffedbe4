export { type ArrangeComponents, arrangeComponents } from "./components/arrange-components.ts";
export { changeComponent } from "./components/change-component.ts";
export { componentsById, componentsForServices } from "./components/components-for-services.ts";
export { createComponent } from "./components/create-component.ts";
export {
  changeComponentGroup,
  createComponentGroup,
  removeComponentGroup,
} from "./components/groups.ts";
export { listComponents } from "./components/list-components.ts";
export { removeComponent } from "./components/remove-component.ts";
export { setComponentState } from "./components/set-component-state.ts";
export { componentUptime } from "./components/uptime-history.ts";
export { PAGE_CHANGED } from "./events.ts";
export { furnishPages } from "./furnish.ts";
export { listPageIncidents } from "./incidents/list-page-incidents.ts";
export { movePagePromise } from "./incidents/move-page-promise.ts";
export { missPagePromise } from "./incidents/promise-deadline.ts";
export { publishIncidentUpdate } from "./incidents/publish-incident-update.ts";
export { publishPostmortem } from "./incidents/publish-postmortem.ts";
export { changeMaintenance } from "./maintenance/change-maintenance.ts";
export { getMaintenance, listMaintenances } from "./maintenance/list-maintenances.ts";
export { maintenanceClocks } from "./maintenance/maintenance-deadlines.ts";
export { maintenancePurpose } from "./maintenance/maintenance-purpose.ts";
export { moveMaintenance } from "./maintenance/move-maintenance.ts";
export { scheduleMaintenance } from "./maintenance/schedule-maintenance.ts";
export { zoneName } from "./page-clock.ts";
export { changePage } from "./pages/change-page.ts";
export { createPage } from "./pages/create-page.ts";
export { getPage, listPages } from "./pages/list-pages.ts";
export { allPageAddresses, type PageAddress } from "./pages/page-address.ts";
export { pageLinkFor, pageLinksFor } from "./pages/page-links.ts";
export { refreshAfterErasure } from "./pages/refresh-pages.ts";
export { removePage } from "./pages/remove-page.ts";
export { rollUp, worstState } from "./rollup.ts";
export { confirmationPurpose, managePurpose } from "./subscribers/confirmation-mail.ts";
export {
  eraseOwnSubscription,
  eraseSubscriber,
  exportSubscriber,
  type SubscriberExport,
  subscriberPart,
} from "./subscribers/erase-subscriber.ts";
export { forgetSubscribers } from "./subscribers/forget-subscribers.ts";
export { listSubscribers, removeSubscriber } from "./subscribers/list-subscribers.ts";
export {
  chooseComponents,
  confirmSubscription,
  readSubscription,
  unsubscribe,
} from "./subscribers/own-subscription.ts";
export { stillSubscribed } from "./subscribers/still-subscribed.ts";
export { addSubscriber, subscribe } from "./subscribers/subscribe.ts";
export {
  eraseLinkFor,
  type LinkPurpose,
  manageLinkFor,
  readSubscriberLink,
  unsubscribeLinkFor,
} from "./subscribers/subscriber-links.ts";
export type { SubscriberDetails } from "./subscribers/subscriber-row.ts";
export { countSubscribersFor, subscribersFor } from "./subscribers/subscribers-for.ts";
export type * from "./types.ts";
export {
  formatUptime,
  groupDays,
  type UptimeDay,
  uptimePercent,
  weightedSeconds,
} from "./uptime.ts";
export { readPageView, readStoryView } from "./view/read-page-view.ts";
export * from "./view.ts";
