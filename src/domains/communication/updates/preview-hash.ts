import { createHash } from "node:crypto";
import type { PlanInput, PlannedMessage, PlanOutput } from "../engine/input.ts";

/**
 * Names exactly what somebody saw: words, audiences, channels, promises, findings. Times are slots and recipients are
 * left out, so that neither a minute's thought nor a new subscriber makes a preview stale.
 */
export const previewHash = (input: PlanInput, output: PlanOutput): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        input.incident.id,
        input.incident.status,
        input.incident.severity,
        input.plan.version,
        output.messages.map(seen),
        output.findings.map(({ code, audienceId, place, severity }) => [code, audienceId, place, severity]),
      ]),
    )
    .digest("base64url");

const seen = (message: PlannedMessage) => [
  message.audience.id,
  message.included,
  message.subject,
  message.body,
  message.promise?.minutes ?? null,
  message.approvalNeeded,
  [...new Set(message.recipients.map(({ channel }) => channel))].sort(),
  message.factsUsed,
];
