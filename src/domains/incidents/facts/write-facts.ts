import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { refuse as refuseInput } from "#kernel/refusals";
import { factChanged } from "../events.ts";
import type { IncidentRow } from "../incident-row.ts";
import { refuse } from "../refusals.ts";
import { writeEntry } from "../timeline/write-entry.ts";
import type { FactVersion } from "../types.ts";
import { decideFactChange, type FactChange, type FactContent } from "./change-fact.ts";
import { type FactKind, factKind } from "./fact-kinds.ts";
import { appendVersion, currentVersions } from "./fact-store.ts";
import { factValueSchema, sameValue } from "./fact-values.ts";

export type WrittenFact = { key: string; version: number; next: FactContent };

/** Writes the changes that change something: versions, timeline, projection onto the incident, one event for all. */
export async function writeFacts(
  tx: Tx,
  ctx: Ctx,
  incident: IncidentRow,
  changes: readonly FactChange[],
): Promise<WrittenFact[]> {
  const current = await currentVersions(tx, incident.id);
  const written: WrittenFact[] = [];
  for (const change of changes) {
    const next = nextContent(change, current.get(change.key), incident);
    if (next) written.push(await writeOne(tx, ctx, incident, current.get(change.key), change.key, next));
  }
  await projectTimes(tx, incident, written);
  if (written.length > 0)
    await record(tx, ctx, factChanged, incident.id, {
      incidentId: incident.id,
      keys: written.map(({ key }) => key),
      versions: written.map(({ version }) => version),
    });
  return written;
}

function nextContent(
  change: FactChange,
  current: FactVersion | undefined,
  incident: IncidentRow,
): FactContent | null {
  const kind = enteredKind(change.key);
  const decision = decideFactChange(kind, current, validated(kind, change), incident.status);
  switch (decision.outcome) {
    case "changed":
      return decision.next;
    case "unchanged":
      return null;
    case "nothing-to-change":
      throw refuse("fact-not-set", { key: change.key });
    case "too-wide":
      throw refuse("fact-ring-too-wide", {
        key: change.key,
        ring: String(change.ring ?? current?.ring),
        widest: decision.widestRing,
      });
  }
}

function enteredKind(key: string): FactKind {
  const kind = factKind(key);
  if (kind?.origin !== "entered") throw refuse("fact-kind-unknown", { key });
  return kind;
}

function validated(kind: FactKind, change: FactChange): FactChange {
  if (change.value === undefined || change.value === null) return change;
  const result = factValueSchema(kind).safeParse(change.value);
  if (result.success) return { ...change, value: result.data };
  const says = result.error.issues.map(({ message }) => message).join("; ");
  throw refuseInput("invalid-input", {}, { fields: [{ path: `changes.${kind.key}.value`, says }] });
}

async function writeOne(
  tx: Tx,
  ctx: Ctx,
  incident: IncidentRow,
  previous: FactVersion | undefined,
  key: string,
  next: FactContent,
): Promise<WrittenFact> {
  const version = await appendVersion(tx, ctx, incident.id, key, previous, next);
  await writeEntry(tx, ctx, incident.id, {
    kind: "fact-changed",
    data: {
      key,
      version,
      before: previous?.value ?? null,
      sameValue: previous !== undefined && sameValue(previous.value, next.value),
      ...next,
    },
  });
  return { key, version, next };
}

/** The incident's own time columns hold the current value of the facts of these names, so that lists need no join. */
async function projectTimes(tx: Tx, incident: IncidentRow, written: readonly WrittenFact[]): Promise<void> {
  const times = new Map(
    written.map(({ key, next }) => [key, next.value === null ? null : new Date(String(next.value))]),
  );
  const change = {
    ...(times.has("startedAt") && { started_at: times.get("startedAt") ?? incident.declared_at }),
    ...(times.has("detectedAt") && { detected_at: times.get("detectedAt") ?? incident.declared_at }),
    ...(times.has("identifiedAt") && { identified_at: times.get("identifiedAt") ?? null }),
    ...(times.has("fixedAt") && { fixed_at: times.get("fixedAt") ?? null }),
  };
  if (Object.keys(change).length > 0)
    await tx.updateTable("incident").set(change).where("id", "=", incident.id).execute();
}
