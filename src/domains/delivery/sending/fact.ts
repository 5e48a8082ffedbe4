import type { Ctx } from "#kernel/ctx";
import { presentAddress } from "../address.ts";
import type { LedgerFact } from "../ledger/entry.ts";
import { type Message, slot } from "../message.ts";
import type { DeliveryRow } from "./claim.ts";
import { hostOf } from "./decide.ts";

type Happened = {
  outcome: LedgerFact["outcome"];
  says: string | null;
  attempt: number;
  said?: { message: Message; wordsHash: string };
};

/** The ledger's line about one delivery. */
export function factOf(ctx: Ctx, row: DeliveryRow, { outcome, says, attempt, said }: Happened): LedgerFact {
  return {
    deliveryId: row.id,
    purpose: row.purpose,
    subjectId: row.subject_id,
    incidentId: row.incident_id,
    channel: row.channel,
    drill: row.drill,
    attempt,
    outcome,
    at: ctx.clock.now(),
    messageId: said ? `<${row.id}@${hostOf(ctx)}>` : null,
    disclosed: {
      address: presentAddress(ctx, row.channel, row.address_sealed),
      personId: row.person_id,
      subscriberId: row.subscriber_id,
      wordsHash: said?.wordsHash ?? null,
      slots: said ? spokenSlots(said.message) : {},
      says,
    },
  };
}

/** Slots that are read as words. What fills addresses is left out: a signed link is a key, and a ledger is shown around. */
function spokenSlots({ words, slots }: Message): Record<string, string> {
  const spoken = `${words.subject}\n${words.text}\n${words.why ?? ""}`;
  return Object.fromEntries(Object.entries(slots).filter(([name]) => spoken.includes(slot(name))));
}
