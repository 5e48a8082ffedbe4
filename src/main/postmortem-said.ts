import { listAudiences, messagesOf, promisesOf } from "#domains/communication";
import type { SaidPromise, SaidProvider } from "#domains/postmortems";

/** Postmortems count and quote what was said; communication has it. */
export const saidDuringIncident: SaidProvider = {
  async saidAbout(tx, ctx, incidentId) {
    const audiences = await listAudiences(ctx.as({ kind: "system", why: "postmortem" }).within(tx));
    const compartments = new Map<string, readonly string[]>(
      audiences.map((audience) => [audience.id, audience.compartments]),
    );
    const messages = await messagesOf(tx, incidentId);
    const promises = await promisesOf(tx, ctx, incidentId);
    return {
      messages: messages.flatMap((message) =>
        message.standing === "sent" && message.sentAt
          ? [
              {
                audienceId: message.audienceId,
                audienceName: message.audience,
                ring: message.ring,
                // An audience that is gone counts as holding a secret: nothing of it is quoted.
                compartments: compartments.get(message.audienceId) ?? ["unknown"],
                sentAt: new Date(message.sentAt),
                subject: message.subject,
                body: message.text,
              },
            ]
          : [],
      ),
      promises: promises.map((promise) => ({
        audienceId: promise.audienceId,
        audienceName: promise.audience,
        ring: promise.ring,
        dueAt: new Date(promise.dueAt),
        outcome: outcomeOf(promise),
      })),
    };
  },
};

function outcomeOf({
  keptAt,
  missedAt,
  closedAt,
}: {
  keptAt: string | null;
  missedAt: string | null;
  closedAt: string | null;
}): SaidPromise["outcome"] {
  if (keptAt) return "kept";
  if (missedAt) return "missed";
  return closedAt ? "withdrawn" : "open";
}
