import { verifyLedger } from "#domains/delivery";
import type { Evidence } from "../evidence/evidence.ts";
import type { Verdict } from "./verdict.ts";

/** The chain of what was handed over is whole, and says of every sent mail once that it was sent. */
export function judgeLedger({ ledger, deliveries }: Pick<Evidence, "ledger" | "deliveries">): Verdict {
  const verdict = verifyLedger(ledger);
  const counts = new Map<string, number>();
  for (const id of ledger.flatMap(sentIn)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const sent = deliveries.filter(({ state }) => state === "sent");
  return {
    promise: "the ledger verifies, with one entry for every sent mail",
    numbers: verdict.ok ? { entries: verdict.entries, seals: verdict.seals } : {},
    violations: [
      ...(verdict.ok ? [] : [`line ${verdict.line}: ${verdict.what}`]),
      ...sent
        .filter(({ id }) => counts.get(id) !== 1)
        .map(({ id }) => `${id} was sent and has ${counts.get(id) ?? 0} entries that say so`),
    ],
  };
}

function sentIn(line: string): string[] {
  const { kind, body } = JSON.parse(line) as { kind: string; body?: string };
  if (kind !== "entry" || !body) return [];
  const { deliveryId, outcome } = JSON.parse(body) as { deliveryId: string; outcome: string };
  return outcome === "sent" ? [deliveryId] : [];
}
