import type { Audience, PlanClock } from "../types.ts";
import type { AudiencePeople, ReachablePerson, Recipient } from "./input.ts";

/** Not a channel of its own: the first method of each person's own notification rules. */
export const OWN_RULES = "own-rules";
/** Used when a person has none of the planned channels: better reached otherwise than not at all. */
const FALLBACKS = ["email", "inbox"];

export type Resolved = { recipients: Recipient[]; unreachable: string[] };

/** Who gets a message over which channels: every planned channel a person has, else a fallback they have. */
export function resolveRecipients(
  audience: Audience,
  clock: PlanClock,
  people: AudiencePeople | undefined,
): Resolved {
  if (!people) return { recipients: [], unreachable: [] };
  const channels = clock.channels ?? audience.channels;
  const perPerson = people.persons.map((person) => ({ person, found: methodsOf(person, channels) }));
  return {
    recipients: [
      ...perPerson.flatMap(({ found }) => found),
      ...destinationsOf(people),
      ...subscribersOf(people, channels),
    ],
    unreachable: perPerson.filter(({ found }) => found.length === 0).map(({ person }) => person.name),
  };
}

export const recipientCount = (recipients: readonly Recipient[]): number => {
  const persons = new Set(recipients.flatMap((one) => (one.kind === "person" ? [one.personId] : [])));
  return recipients.reduce(
    (sum, one) => sum + (one.kind === "subscribers" ? one.count : one.kind === "destination" ? 1 : 0),
    persons.size,
  );
};

function methodsOf(person: ReachablePerson, channels: readonly string[]): Recipient[] {
  const planned = channels.flatMap((channel) => methodFor(person, channel));
  const found =
    planned.length > 0 ? planned : FALLBACKS.flatMap((channel) => methodFor(person, channel)).slice(0, 1);
  return [...new Map(found.map((one) => [one.methodId, one])).values()];
}

function methodFor(person: ReachablePerson, channel: string) {
  const method =
    channel === OWN_RULES
      ? person.methods.find((one) => one.channel !== "inbox")
      : person.methods.find((one) => one.channel === channel);
  if (!method) return [];
  const { personId, name, locale, timeZone } = person;
  return [
    {
      kind: "person" as const,
      channel: method.channel,
      methodId: method.id,
      personId,
      name,
      locale,
      timeZone,
    },
  ];
}

// A chat room is a member of its own: it is told whenever it is listed, over the channel it belongs to.
const destinationsOf = ({ destinations }: AudiencePeople): Recipient[] =>
  destinations.map(({ id, channel, name }) => ({ kind: "destination", channel, destinationId: id, name }));

const subscribersOf = ({ subscribers }: AudiencePeople, channels: readonly string[]): Recipient[] =>
  Object.entries(subscribers)
    .filter(([channel, count]) => count > 0 && channels.includes(channel))
    .map(([channel, count]) => ({ kind: "subscribers", channel, count }));
