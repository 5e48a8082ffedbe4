import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { parse } from "#kernel/parse";
import { lockIncident } from "../incident-row.ts";
import { refuse } from "../refusals.ts";
import { type FactChange, staleChanges } from "./change-fact.ts";
import { FactChangeInput } from "./fact-input.ts";
import { factKind } from "./fact-kinds.ts";
import { currentVersions } from "./fact-store.ts";
import { factLabel } from "./fact-texts.ts";
import { factInWords } from "./fact-values.ts";
import { type FactsView, presentFacts } from "./present-facts.ts";
import { writeFacts } from "./write-facts.ts";

const SetFactsInput = z.object({
  incidentId: z.string(),
  changes: z.array(FactChangeInput).min(1).max(60),
  expectedVersions: z.record(z.string(), z.number().int().min(0)).optional(),
});
export type SetFacts = z.input<typeof SetFactsInput>;

/**
 * Writes new versions of facts, all or none. A change made from an older version than the current one is refused,
 * showing both values.
 */
export async function setFacts(ctx: Ctx, input: SetFacts): Promise<FactsView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, changes, expectedVersions } = parse(SetFactsInput, input);
  return ctx.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    if (expectedVersions) await refuseStaleFacts(tx, incidentId, changes, expectedVersions);
    const written = await writeFacts(tx, ctx, incident, changes);
    if (written.length > 0)
      await audit(
        tx,
        ctx,
        "fact.set",
        { kind: "incident", id: incidentId },
        { keys: written.map(({ key }) => key) },
      );
    return presentFacts(tx, incidentId, ctx.clock.now());
  });
}

async function refuseStaleFacts(
  tx: Tx,
  incidentId: string,
  changes: readonly FactChange[],
  expected: Readonly<Record<string, number>>,
): Promise<void> {
  const current = await currentVersions(tx, incidentId);
  const conflicts = staleChanges(changes, current, expected).map((change) => {
    const now = current.get(change.key);
    return {
      key: change.key,
      yours: change.value ?? null,
      current: now?.value ?? null,
      version: now?.version ?? 0,
    };
  });
  if (conflicts.length === 0) return;
  const facts = conflicts.map((each) => {
    const words = (value: typeof each.current) =>
      factInWords({ key: each.key, type: factKind(each.key)?.type ?? "text" }, value, "en");
    return `${factLabel(each.key, "en")} is now “${words(each.current)}”, you sent “${words(each.yours)}”`;
  });
  throw refuse("fact-changed", { facts: facts.join("; ") }, { detail: { conflicts } });
}
