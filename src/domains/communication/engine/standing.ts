import { after, minutes } from "#kernel/clock";
import { CUSTOMER_LIMIT_MINUTES } from "./clocks.ts";

/** The communications lead is reminded at these minutes before a promise is due. */
export const REMIND_BEFORE_MINUTES = [10, 5] as const;

export type PromiseTimes = {
  dueAt: Date;
  keptAt: Date | null;
  missedAt: Date | null;
  closedAt: Date | null;
};

export type Standing = "on-time" | "due-soon" | "overdue" | "kept" | "missed" | "ended";

/** How a promise stands at `now`: an open one is on time, due soon (10 minutes) or overdue. */
export function standingOf(promise: PromiseTimes, now: Date): Standing {
  if (promise.keptAt) return "kept";
  if (promise.closedAt) return promise.missedAt ? "missed" : "ended";
  if (now >= promise.dueAt) return "overdue";
  return now >= after(promise.dueAt, -minutes(REMIND_BEFORE_MINUTES[0])) ? "due-soon" : "on-time";
}

/** What an answer at `now` makes of an open promise. */
export const answeredAt = (promise: Pick<PromiseTimes, "dueAt">, now: Date) =>
  now <= promise.dueAt
    ? { keptAt: now, missedAt: null, closedAt: now }
    : { keptAt: null, missedAt: promise.dueAt, closedAt: now };

const STEPS = [
  { step: "remind-10", before: 10 },
  { step: "remind-5", before: 5 },
  { step: "missed", before: 0 },
  // The commander has these minutes before the escalation policy takes over.
  { step: "escalate", before: -5 },
] as const;

export type PromiseStep = (typeof STEPS)[number]["step"];
export type DeadlineStep = { step: PromiseStep; at: Date };

export const isPromiseStep = (step: unknown): step is PromiseStep => STEPS.some((one) => one.step === step);

const timed = (dueAt: Date): DeadlineStep[] =>
  STEPS.map(({ step, before }) => ({ step, at: after(dueAt, -minutes(before)) }));

/** What happens first to a promise made or moved at `since`; reminders that would be past are left out. */
export const nextStep = (dueAt: Date, since: Date): DeadlineStep =>
  timed(dueAt).find(({ step, at }) => step === "missed" || at > since) ?? { step: "missed", at: dueAt };

/** What follows a step, or null after the last one. */
export const stepAfter = (dueAt: Date, step: PromiseStep): DeadlineStep | null =>
  timed(dueAt)[STEPS.findIndex((one) => one.step === step) + 1] ?? null;

/** A reminder that comes late, after a restart, is overtaken by whatever is due by now; nothing else is skipped. */
export function stepToDo(dueAt: Date, step: PromiseStep, now: Date): PromiseStep {
  const next = stepAfter(dueAt, step);
  return step.startsWith("remind") && next && next.at <= now ? stepToDo(dueAt, next.step, now) : step;
}

export type MoveAsked = {
  customerFacing: boolean;
  customersAffected: boolean;
  /** When the audience was last told, or the incident declared. */
  lastWordAt: Date;
  now: Date;
  to: Date;
};

/** Why a promise cannot be moved to a time, or null. Affected customers never wait beyond 60 minutes for a word. */
export function moveProblem(asked: MoveAsked): "in-the-past" | "beyond-sixty" | null {
  if (asked.to <= asked.now) return "in-the-past";
  const limit = after(asked.lastWordAt, minutes(CUSTOMER_LIMIT_MINUTES));
  if (asked.customerFacing && asked.customersAffected && asked.to > limit) return "beyond-sixty";
  return null;
}
