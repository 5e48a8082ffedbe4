import { factKind, factLabel } from "#domains/incidents";
import type { Say } from "../texts.ts";
import type { Audience, Finding, KnownFact } from "../types.ts";
import { hiddenIn } from "./hidden-values.ts";
import type { PlanInput, PlannedMessage } from "./input.ts";
import { recipientCount } from "./recipients.ts";
import { saysNextUpdate, unknownSlots } from "./slots.ts";

/** Everything a finding looks at. Only messages that would be sent are looked at. */
export type Looked = {
  message: PlannedMessage;
  input: PlanInput;
  /** Facts this audience may know. */
  known: readonly KnownFact[];
  missingSlots: readonly string[];
  say: Say;
};

/** What is wrong with one message. */
export const findingsOf = (looked: Looked): Finding[] => [
  ...missingNextUpdate(looked),
  ...slotsWithoutFact(looked),
  ...unreachable(looked),
  ...withoutTransport(looked),
  ...hiddenValues(looked),
  ...strangeSlots(looked),
  ...missingPage(looked),
];

function missingNextUpdate({ message, say }: Looked): Finding[] {
  if (!message.promise || saysNextUpdate(message.body)) return [];
  const severity = message.audience.customerFacing ? "block" : "warn";
  return [
    {
      ...about(message.audience, "missing-next-update", severity, "body"),
      says: say("finding.missing-next-update"),
      fix: {
        says: say("fix.missing-next-update"),
        body: `${message.body.trimEnd()}\n\n${say("next-update")}`,
      },
    },
  ];
}

// Facts by the name the form shows them under: nobody has to know their keys.
const nameOf = (slot: string, locale: string): string => (factKind(slot) ? factLabel(slot, locale) : slot);

const slotsWithoutFact = ({ message: { audience, locale }, missingSlots, say }: Looked): Finding[] =>
  missingSlots.map((slot) => ({
    ...about(audience, "slot-without-fact", "warn", "body"),
    says: say("finding.slot-without-fact", { slot: nameOf(slot, locale), audience: audience.name }),
  }));

function unreachable({ message, say }: Looked): Finding[] {
  const { audience, unreachable: names } = message;
  const found: Finding[] = [];
  if (recipientCount(message.recipients) === 0) found.push(nobody(message, say));
  if (names.length > 0)
    found.push({
      ...about(audience, "unreachable-recipients", "warn", "recipients"),
      says: say("finding.unreachable", {
        count: names.length,
        audience: audience.name,
        names: names.slice(0, 5).join(", "),
      }),
    });
  return found;
}

// A status page without subscribers still tells its readers.
const nobody = ({ audience, page }: PlannedMessage, say: Say): Finding => ({
  ...about(audience, "no-recipient", page?.publishes ? "note" : "warn", "recipients"),
  says: say(page?.publishes ? "finding.nobody-page" : "finding.nobody", { audience: audience.name }),
});

function withoutTransport({ message: { audience, recipients }, input, say }: Looked): Finding[] {
  const byChannel = Map.groupBy(recipients, ({ channel }) => channel);
  return [...byChannel]
    .filter(([channel]) => !input.transports[channel])
    .map(([channel, held]) => ({
      ...about(audience, "channel-without-transport", "warn", "channel"),
      says: say("finding.channel-without-transport", { channel, count: recipientCount(held) }),
    }));
}

/** Rendered words cannot hold a hidden value, for the template is not given it; edited words can. */
function hiddenValues({ message, input, known, say }: Looked): Finding[] {
  if (!message.edited) return [];
  const { audience } = message;
  return (["subject", "body"] as const).flatMap((place) =>
    hiddenIn(message[place], {
      audience,
      incident: input.incident,
      facts: input.facts,
      known,
      page: message.page,
      say,
    }).map(({ value, label }) => ({
      ...about(audience, "hidden-value", "block", place),
      says: say("finding.hidden-value", { value, label, audience: audience.name }),
    })),
  );
}

const strangeSlots = ({ message: { audience, body, edited }, say }: Looked): Finding[] =>
  (edited ? unknownSlots(body) : []).map((slot) => ({
    ...about(audience, "unknown-slot", "block", "body"),
    says: say("finding.unknown-slot", { slot }),
  }));

const missingPage = ({ message: { audience, page }, say }: Looked): Finding[] =>
  page
    ? []
    : [
        {
          ...about(audience, "page-link-missing", "warn", "body"),
          says: say("finding.page-link-missing", { audience: audience.name }),
        },
      ];

/** The one order between rings: Support hears before Customers. `told`: audiences that already know all of it. */
export function orderFindings(
  messages: readonly PlannedMessage[],
  told: ReadonlySet<string>,
  say: Say,
): Finding[] {
  const support = messages.filter(({ audience }) => audience.form === "support");
  const customers = messages.filter(({ audience, included }) => included && audience.customerFacing);
  const informed = support.some(({ audience, included }) => included || told.has(audience.id));
  if (support.length === 0 || informed) return [];
  return customers.map(({ audience }) => ({
    ...about(audience, "support-after-customers", "block", "order"),
    says: say("finding.support-after-customers"),
  }));
}

export const about = (
  audience: Pick<Audience, "id">,
  code: string,
  severity: Finding["severity"],
  place: Finding["place"],
) => ({ code, severity, audienceId: audience.id, place });
