import { alertDeadlines } from "#domains/alerts";
import { deliveryDeadlines } from "#domains/delivery";
import { forgetSubscribers, maintenanceClocks, missPagePromise } from "#domains/status-pages";
import type { DeadlineHandler } from "#kernel/deadlines";

/** What happens at which kind of deadline. */
export const deadlineHandlers: readonly DeadlineHandler[] = [
  ...deliveryDeadlines,
  ...alertDeadlines,
  missPagePromise,
  ...maintenanceClocks,
  ...forgetSubscribers,
];
