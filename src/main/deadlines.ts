import { alertDeadlines } from "#domains/alerts";
import { promiseDeadline } from "#domains/communication";
import { deliveryDeadlines, webhookDeadlines } from "#domains/delivery";
import { onCallDeadlines } from "#domains/oncall";
import { actionItemDeadlines } from "#domains/postmortems";
import { forgetSubscribers, maintenanceClocks, missPagePromise } from "#domains/status-pages";
import type { DeadlineHandler } from "#kernel/deadlines";

/** What happens at which kind of deadline. */
export const deadlineHandlers: readonly DeadlineHandler[] = [
  ...deliveryDeadlines,
  ...webhookDeadlines,
  ...alertDeadlines,
  ...onCallDeadlines,
  missPagePromise,
  ...maintenanceClocks,
  ...forgetSubscribers,
  promiseDeadline,
  ...actionItemDeadlines,
];
