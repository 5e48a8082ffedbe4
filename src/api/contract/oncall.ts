import { z } from "zod";
import { id, pageOf, time, timeZone } from "./common.ts";
import { PersonRef, Urgency } from "./people.ts";

const Name = z.string().trim().min(1).max(120);
/** Wall-clock time in the schedule's zone, `09:00`. */
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const LocalDate = z.iso.date();

/** The rotation counts only inside these windows. `to` at or before `from` ends on the next day. */
export const Restriction = z.object({
  /** 1 Monday … 7 Sunday: days on which the window opens. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: LocalTime,
  to: LocalTime,
});
export type Restriction = z.infer<typeof Restriction>;

export const RotationBody = z.object({
  name: Name,
  /** Rotations of the highest layer that has somebody are on call together; lower layers are then not. */
  layer: z.number().int().min(0).max(20).default(0),
  kind: z.enum(["daily", "weekly", "custom"]),
  /** Only read for `custom`: how long one turn is. */
  every: z
    .object({ count: z.number().int().min(1).max(1000), unit: z.enum(["hours", "days", "weeks"]) })
    .nullable()
    .default(null),
  /** Local date of the first hand-over; a weekly rotation hands over on its weekday. */
  startsOn: LocalDate,
  handOverAt: LocalTime,
  endsAt: time.nullable().default(null),
  /** Each turn lists the people on call together; an empty turn keeps a place free. */
  turns: z.array(z.array(id).max(50)).min(1).max(200),
  restrictions: z.array(Restriction).max(30).default([]),
});
export type RotationBody = z.input<typeof RotationBody>;

export const RotationView = RotationBody.extend({
  id,
  layer: z.number().int(),
  every: z.object({ count: z.number().int(), unit: z.enum(["hours", "days", "weeks"]) }),
  endsAt: time.nullable(),
  turns: z.array(z.array(PersonRef)),
  restrictions: z.array(Restriction),
});
export type RotationView = z.infer<typeof RotationView>;

export const ScheduleBody = z.object({
  name: Name,
  description: z.string().max(2000).default(""),
  timeZone,
  rotations: z.array(RotationBody).max(20).default([]),
});
export type ScheduleBody = z.input<typeof ScheduleBody>;
/** What is absent stays; `rotations`, when present, replace all rotations. */
export const UpdateScheduleBody = z.object({
  name: Name.optional(),
  description: z.string().max(2000).optional(),
  timeZone: timeZone.optional(),
  rotations: z.array(RotationBody).max(20).optional(),
});
export type UpdateScheduleBody = z.input<typeof UpdateScheduleBody>;

export const OverrideBody = z.object({
  /** `add` joins whoever is on call; `replace` stands in for one person, or for everyone. */
  kind: z.enum(["add", "replace"]),
  from: time,
  until: time,
  personIds: z.array(id).min(1).max(50),
  replacesPersonId: id.nullable().default(null),
});
export type OverrideBody = z.input<typeof OverrideBody>;
export const OverrideView = z.object({
  id,
  scheduleId: id,
  kind: z.enum(["add", "replace"]),
  from: time,
  until: time,
  people: z.array(PersonRef),
  replaces: PersonRef.nullable(),
});
export type OverrideView = z.infer<typeof OverrideView>;
export const OverrideList = pageOf(OverrideView);

export const ScheduleView = z.object({
  id,
  name: z.string(),
  description: z.string(),
  timeZone,
  rotations: z.array(RotationView),
});
export type ScheduleView = z.infer<typeof ScheduleView>;
export const ScheduleList = pageOf(ScheduleView);

/** A stretch of time with the same people on call; a gap has none. */
export const ShiftView = z.object({
  from: time,
  until: time,
  people: z.array(PersonRef.extend({ because: z.enum(["rotation", "override"]), causeId: id })),
});
export type ShiftView = z.infer<typeof ShiftView>;
export const ShiftsQuery = z.object({ from: time, until: time });
export const ShiftsView = z.object({
  scheduleId: id,
  timeZone,
  from: time,
  until: time,
  shifts: z.array(ShiftView),
  /** The shifts with nobody on call, once more. */
  gaps: z.array(z.object({ from: time, until: time })),
  overrides: z.array(OverrideView),
});
export type ShiftsView = z.infer<typeof ShiftsView>;

/** A schedule as it would be saved; with `scheduleId` the overrides of that schedule count. */
export const PreviewShiftsBody = z.object({
  scheduleId: id.optional(),
  timeZone,
  rotations: z.array(RotationBody).max(20),
  from: time,
  until: time,
});
export type PreviewShiftsBody = z.input<typeof PreviewShiftsBody>;
export const ShiftsPreview = ShiftsView.omit({ scheduleId: true, overrides: true });
export type ShiftsPreview = z.infer<typeof ShiftsPreview>;

export const OnCallWarning = z.object({
  code: z.enum(["gap", "no-usable-method", "deactivated"]),
  scheduleId: id,
  person: PersonRef.nullable(),
  from: time,
  until: time.nullable(),
  /** The warning in words. */
  says: z.string(),
});
export type OnCallWarning = z.infer<typeof OnCallWarning>;

export const OnCallNowView = z.object({
  schedule: z.object({ id, name: z.string(), timeZone }),
  now: z.array(PersonRef),
  /** When the present shift ends; null when no change is planned within 60 days. */
  until: time.nullable(),
  next: z.object({ from: time, people: z.array(PersonRef) }).nullable(),
  warnings: z.array(OnCallWarning),
});
export type OnCallNowView = z.infer<typeof OnCallNowView>;
export const OnCallList = pageOf(OnCallNowView);

export const PolicyTarget = z.object({ kind: z.enum(["person", "schedule", "team"]), id });
export const PolicyBody = z.object({
  name: Name,
  description: z.string().max(2000).default(""),
  /** How often the steps run again when nobody answered; 0 = once through. */
  repeatTimes: z.number().int().min(0).max(9).default(0),
  steps: z
    .array(
      z.object({
        targets: z.array(PolicyTarget).min(1).max(20),
        /** Minutes without an answer until the next step. */
        delayMinutes: z
          .number()
          .int()
          .min(1)
          .max(24 * 60),
      }),
    )
    .min(1)
    .max(20),
});
export type PolicyBody = z.input<typeof PolicyBody>;
export const UpdatePolicyBody = z.object({
  name: Name.optional(),
  description: z.string().max(2000).optional(),
  repeatTimes: z.number().int().min(0).max(9).optional(),
  steps: PolicyBody.shape.steps.optional(),
});
export type UpdatePolicyBody = z.input<typeof UpdatePolicyBody>;
export const PolicyView = z.object({
  id,
  name: z.string(),
  description: z.string(),
  repeatTimes: z.number().int(),
  steps: z.array(
    z.object({
      id,
      delayMinutes: z.number().int(),
      targets: z.array(PolicyTarget.extend({ name: z.string() })),
    }),
  ),
});
export type PolicyView = z.infer<typeof PolicyView>;
export const PolicyList = pageOf(PolicyView);

export const NotificationDeliveryView = z.object({
  channel: z.string(),
  label: z.string(),
  /** When this method is, or was, due. */
  dueAt: time,
  /** `waiting`, `cancelled`, or what the delivery says: queued, held, sending, sent, delivered, failed, suppressed. */
  state: z.string(),
  deliveryId: id.nullable(),
  /** Why it failed or was cancelled. */
  detail: z.string().nullable(),
});
export const NotificationView = z.object({
  id,
  person: PersonRef,
  /** "Ana did not answer within 5 minutes". */
  reason: z.string(),
  step: z.number().int().nullable(),
  round: z.number().int(),
  state: z.enum(["pending", "answered", "cancelled"]),
  at: time,
  answeredAt: time.nullable(),
  deliveries: z.array(NotificationDeliveryView),
});
export type NotificationView = z.infer<typeof NotificationView>;

export const EscalationView = z.object({
  id,
  subjectKind: z.string(),
  subjectId: id,
  policy: z.object({ id, name: z.string() }).nullable(),
  state: z.enum(["running", "stopped", "exhausted"]),
  step: z.number().int(),
  round: z.number().int(),
  urgency: Urgency,
  startedAt: time,
  /** When the next step runs if nobody answers. */
  nextStepAt: time.nullable(),
  warnings: z.array(z.object({ at: time, says: z.string() })),
});
export type EscalationView = z.infer<typeof EscalationView>;

/** Who was told about an alert, why, and how that went. */
export const SubjectNotifications = z.object({
  escalation: EscalationView.nullable(),
  items: z.array(NotificationView),
  nextCursor: z.string().nullable(),
});
export type SubjectNotifications = z.infer<typeof SubjectNotifications>;

export const AnswerNotificationBody = z.object({ answer: z.enum(["acknowledge", "escalate", "resolve"]) });
export type AnswerNotificationBody = z.infer<typeof AnswerNotificationBody>;
export const ReassignBody = z
  .object({ personIds: z.array(id).max(20).default([]), policyId: id.optional() })
  .refine((to) => to.personIds.length > 0 || to.policyId !== undefined, {
    message: "name the people or the escalation policy that should take over",
  });
export type ReassignBody = z.input<typeof ReassignBody>;
