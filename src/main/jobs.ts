import { acceptedEventsWorker } from "#domains/alerts";
import { fanOutWorker } from "#domains/communication";
import { deliveryWorkers, webhookWorkers } from "#domains/delivery";
import { takeOutWordsWorker } from "#domains/people";
import { reactionWorker } from "#kernel/events";
import type { Worker } from "#kernel/jobs";
import { mailPostmortemWorker } from "./postmortem-mail.ts";
import { reactions } from "./reactions.ts";

/** Every kind of durable work and who does it. */
export const workers: readonly Worker[] = [
  reactionWorker(reactions),
  ...deliveryWorkers,
  ...webhookWorkers,
  acceptedEventsWorker,
  fanOutWorker,
  mailPostmortemWorker,
  takeOutWordsWorker,
];
