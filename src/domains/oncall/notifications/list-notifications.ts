import type { Selectable } from "kysely";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { NotificationAttemptRow } from "#kernel/db/tables";
import { escalationStepDue } from "../escalation/deadline-kinds.ts";
import { type Escalation, latestEscalation, type Subject } from "../escalation/escalation-row.ts";
import { readPolicies } from "../policies/read-policy.ts";

export type NotificationDeliveryView = {
  channel: string;
  label: string;
  dueAt: string;
  state: string;
  deliveryId: string | null;
  detail: string | null;
};

export type NotificationView = {
  id: string;
  person: { id: string; name: string };
  reason: string;
  step: number;
  round: number;
  state: "pending" | "answered" | "cancelled";
  at: string;
  answeredAt: string | null;
  deliveries: NotificationDeliveryView[];
};

export type EscalationView = {
  id: string;
  subjectKind: string;
  subjectId: string;
  policy: { id: string; name: string } | null;
  state: "running" | "stopped" | "exhausted";
  step: number;
  round: number;
  urgency: "high" | "low";
  startedAt: string;
  nextStepAt: string | null;
  warnings: { at: string; says: string }[];
};

export type SubjectNotifications = {
  escalation: EscalationView | null;
  items: NotificationView[];
  nextCursor: null;
};

/** Who was told about a subject, why, over what and with which result; the newest first. */
export async function listNotifications(ctx: Ctx, subject: Subject): Promise<SubjectNotifications> {
  allow(ctx, "alerts.read");
  return ctx.transaction(async (tx) => {
    const escalation = await latestEscalation(tx, subject);
    return {
      escalation: escalation ? await presentEscalation(tx, escalation) : null,
      items: await readNotifications(tx, subject),
      nextCursor: null,
    };
  });
}

// Enough for every round of a long night; older ones are in the delivery ledger.
const MOST = 200;

async function readNotifications(tx: Tx, subject: Subject): Promise<NotificationView[]> {
  const rows = await tx
    .selectFrom("notification as n")
    .innerJoin("person as p", "p.id", "n.person_id")
    .selectAll("n")
    .select("p.name")
    .where("n.subject_kind", "=", subject.subjectKind)
    .where("n.subject_id", "=", subject.subjectId)
    .orderBy("n.seq", "desc")
    .limit(MOST)
    .execute();
  const attempts = await readAttempts(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.person_id, name: row.name },
    reason: row.reason,
    step: (row.step ?? 0) + 1,
    round: row.round + 1,
    state: row.state,
    at: row.created_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    deliveries: (attempts.get(row.id) ?? []).map(presentAttempt),
  }));
}

type Attempt = Selectable<NotificationAttemptRow> & {
  delivery_state: string | null;
  state_reason: string | null;
};

async function readAttempts(tx: Tx, notificationIds: string[]): Promise<Map<string, Attempt[]>> {
  if (notificationIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("notification_attempt as a")
    .leftJoin("delivery as d", "d.id", "a.delivery_id")
    .selectAll("a")
    .select(["d.state as delivery_state", "d.state_reason"])
    .where("a.notification_id", "in", notificationIds)
    .orderBy("a.due_at")
    .orderBy("a.id")
    .execute();
  return Map.groupBy(rows, (row) => row.notification_id);
}

const presentAttempt = (attempt: Attempt): NotificationDeliveryView => ({
  channel: attempt.channel,
  label: attempt.label,
  dueAt: attempt.due_at.toISOString(),
  state: attempt.delivery_state ?? attempt.state,
  deliveryId: attempt.delivery_id,
  detail: attempt.state_reason ?? attempt.closed_because,
});

async function presentEscalation(tx: Tx, escalation: Escalation): Promise<EscalationView> {
  const [policy] = escalation.policy_id ? await readPolicies(tx, [escalation.policy_id]) : [];
  const due = await tx
    .selectFrom("deadline")
    .select("due_at")
    .where("kind", "=", escalationStepDue.name)
    .where("subject_id", "=", escalation.id)
    .executeTakeFirst();
  const warnings = await tx
    .selectFrom("escalation_warning")
    .select(["at", "says"])
    .where("escalation_id", "=", escalation.id)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return {
    id: escalation.id,
    subjectKind: escalation.subject_kind,
    subjectId: escalation.subject_id,
    policy: policy ? { id: policy.id, name: policy.name } : null,
    state: escalation.state,
    step: escalation.step + 1,
    round: escalation.round + 1,
    urgency: escalation.urgency,
    startedAt: escalation.started_at.toISOString(),
    nextStepAt: due?.due_at.toISOString() ?? null,
    warnings: warnings.map(({ at, says }) => ({ at: at.toISOString(), says })),
  };
}
