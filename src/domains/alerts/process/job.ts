import { defineJob } from "#kernel/jobs";

/** Works off what was accepted in a workspace. One per committed batch; whichever runs first does it all. */
export const processAcceptedEvents = defineJob<Record<string, unknown>>("alerts.process-accepted", {
  retryDelaySeconds: 1,
  batch: 50,
});
