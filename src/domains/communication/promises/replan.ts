import type { IncidentStatus } from "#domains/incidents";
import { after, minutes } from "#kernel/clock";
import { firstMinutes, nextMinutes, toldNow } from "../engine/clocks.ts";
import type { PlanClock } from "../types.ts";

export type Standing = {
  clock: PlanClock;
  componentAffected: boolean;
  status: IncidentStatus;
  declaredAt: Date;
  now: Date;
  /** The promise that is open to this audience. */
  open: { kind: "first" | "next" | "look-again"; dueAt: Date } | null;
  toldBefore: boolean;
};

export type Replan = { does: "nothing" } | { does: "make" | "move"; dueAt: Date } | { does: "end" };

/**
 * What a new severity means for an audience. A time that was said is never made later by it, only sooner; a first
 * message that nobody was promised yet takes the new clock from declaring on, but at least its full length when that
 * has passed already.
 */
export function replan(standing: Standing): Replan {
  const { clock, componentAffected, open, toldBefore } = standing;
  const told = toldNow(clock.told, componentAffected) === "told";
  if (!open) return told && !toldBefore ? { does: "make", dueAt: firstDue(standing) } : { does: "nothing" };
  if (open.kind === "look-again") return { does: "nothing" };
  if (!told) return open.kind === "first" ? { does: "end" } : { does: "nothing" };
  return open.kind === "first" ? moveTo(open.dueAt, firstDue(standing)) : sooner(standing, open.dueAt);
}

function firstDue({ clock, componentAffected, declaredAt, now }: Standing): Date {
  const within = minutes(firstMinutes(clock, componentAffected) ?? 0);
  const fromDeclaring = after(declaredAt, within);
  return fromDeclaring > now ? fromDeclaring : after(now, within);
}

function sooner({ clock, status, componentAffected, now }: Standing, dueAt: Date): Replan {
  const every = nextMinutes(clock, status, componentAffected);
  const due = every === null ? dueAt : after(now, minutes(every));
  return due < dueAt ? { does: "move", dueAt: due } : { does: "nothing" };
}

const moveTo = (from: Date, to: Date): Replan =>
  from.getTime() === to.getTime() ? { does: "nothing" } : { does: "move", dueAt: to };
