import { peopleOnCall } from "#domains/oncall";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { personOf } from "../author.ts";
import { COMMANDER, COMMUNICATIONS_LEAD } from "../types.ts";
import { assign } from "./assign.ts";

export type NamedHolders = { commanderId?: string | undefined; communicationsLeadId?: string | undefined };

type Definition = { key: string; default_person_id: string | null; default_schedule_id: string | null };

/**
 * Fills the roles of a new incident: whoever was named, else the role's default person, else whoever is on call on
 * its default schedule. Commander and communications lead fall to whoever declared it, or took on its alert.
 */
export async function fillRoles(tx: Tx, ctx: Ctx, incidentId: string, named: NamedHolders): Promise<void> {
  const definitions = await tx
    .selectFrom("role_definition")
    .select(["key", "default_person_id", "default_schedule_id"])
    .orderBy("position")
    .execute();
  const lastResort = personOf(ctx.actor) ?? (await whoTookTheAlert(tx, incidentId));
  for (const definition of definitions) {
    const personId =
      namedFor(definition.key, named) ??
      (await defaultHolder(tx, ctx, definition)) ??
      (isLead(definition.key) ? lastResort : null);
    if (personId) await assign(tx, ctx, incidentId, definition.key, personId);
  }
}

function namedFor(role: string, named: NamedHolders): string | null {
  if (role === COMMANDER) return named.commanderId ?? null;
  if (role === COMMUNICATIONS_LEAD) return named.communicationsLeadId ?? null;
  return null;
}

const isLead = (role: string): boolean => role === COMMANDER || role === COMMUNICATIONS_LEAD;

async function defaultHolder(tx: Tx, ctx: Ctx, definition: Definition): Promise<string | null> {
  if (definition.default_person_id) return definition.default_person_id;
  if (!definition.default_schedule_id) return null;
  const [first] = await peopleOnCall(tx, ctx, definition.default_schedule_id);
  return first?.id ?? null;
}

async function whoTookTheAlert(tx: Tx, incidentId: string): Promise<string | null> {
  const alert = await tx
    .selectFrom("incident_alert")
    .innerJoin("alert", "alert.id", "incident_alert.alert_id")
    .innerJoin("person", "person.id", "alert.acknowledged_by")
    .select("person.id")
    .where("incident_alert.incident_id", "=", incidentId)
    .where("person.deactivated_at", "is", null)
    .orderBy("alert.acknowledged_at")
    .executeTakeFirst();
  return alert?.id ?? null;
}
