import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../system/database.ts";

type Open = { what: string; n: number };

const OPEN = `
  select 'accepted events' as what, count(*)::int as n from accepted_event e
   where seq > coalesce((select processed_seq from alert_intake i where i.workspace_id = e.workspace_id), 0)
  union all select 'jobs', count(*)::int from pgboss.job where state in ('created', 'retry', 'active')
  union all select 'deliveries', count(*)::int from delivery where state in ('queued', 'sending')
  union all select 'escalations', count(*)::int from escalation where state = 'running'
  union all select 'deadlines', count(*)::int from deadline where due_at < now()`;

/** Waits until nothing is left to do; answers what still was when patience ended. */
export async function settle({ sql }: Database, patienceMs: number): Promise<string[]> {
  for (const giveUpAt = Date.now() + patienceMs; ; await sleep(500)) {
    const open = (await sql<Open>(OPEN)).filter(({ n }) => n > 0);
    if (open.length === 0) return [];
    if (Date.now() > giveUpAt) return open.map(({ what, n }) => `${n} ${what}`);
  }
}
