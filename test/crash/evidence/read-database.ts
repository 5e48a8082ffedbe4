import type { Database } from "../system/database.ts";
import type {
  AcceptedEvent,
  Kept,
  KeptAlert,
  KeptDelivery,
  KeptEscalation,
  WatchedDeadline,
} from "./evidence.ts";

/** Reads back, past row-level security, what the product holds. */
export async function readDatabase({ sql }: Database): Promise<Kept> {
  return {
    accepted: await sql<AcceptedEvent>(ACCEPTED),
    alerts: await sql<KeptAlert>(
      "select id, dedup_key as key, state, event_count as triggers from alert order by number",
    ),
    escalations: await sql<KeptEscalation>(ESCALATIONS),
    deadlines: await sql<WatchedDeadline>(DEADLINES),
    deliveries: await sql<KeptDelivery>(DELIVERIES),
    failedJobs: (await sql("select from pgboss.job where state = 'failed'")).length,
  };
}

const ACCEPTED = `
  select body->'payload'->'custom_details'->>'mark' as mark, body->>'dedup_key' as key,
         body->>'event_action' as action
    from accepted_event, lateral (select convert_from(raw, 'UTF8')::jsonb as body) parsed
   order by seq`;

const ESCALATIONS = `
  select e.subject_id as "alertId", e.state,
         coalesce((select json_agg(n.step || ' ' || p.name order by n.seq)
            from notification n join person p on p.id = n.person_id
           where n.escalation_id = e.id), '[]') as told
    from escalation e where e.subject_kind = 'alert' order by e.seq`;

const milliseconds = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const DEADLINES = `
  select kind, subject_id as "subjectId", ${milliseconds("due_at")} as "dueAt",
         ${milliseconds("ended_at")} as "endedAt"
    from crash.deadline order by due_at`;

const DELIVERIES = `
  select d.id, d.purpose, d.urgency, d.state, d.state_reason as "stateReason",
         coalesce(s.address, p.email) as "to", d.subscriber_id is not null as "toSubscriber"
    from delivery d
    left join subscriber s on s.id = d.subscriber_id
    left join person p on p.id = d.person_id
   where d.channel = 'email' order by d.created_at`;
