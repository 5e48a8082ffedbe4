import { sql } from "kysely";
import { Counter, Gauge, Registry } from "prom-client";
import type { Intake } from "#domains/alerts";
import { after, hours } from "#kernel/clock";
import type { Runtime } from "#kernel/ctx";

const RECENT_HOURS = 24;

/** What /metrics shows beside HTTP. Numbers of the database are asked for when somebody scrapes. */
export function createMetrics(runtime: Runtime, intake: Intake): Registry {
  const registry = new Registry();
  measureIntake(registry, intake);
  measureJobs(registry, runtime);
  measureDeadlines(registry, runtime);
  measureDeliveries(registry, runtime);
  return registry;
}

/** Of this node since it started. */
function measureIntake(registry: Registry, intake: Intake): void {
  const registers = [registry];
  new Counter({
    name: "ripplecast_intake_events_total",
    help: "Events from monitors by what was answered: accepted (stored), rejected, unavailable (asked to repeat).",
    labelNames: ["answer"],
    registers,
    collect() {
      const { accepted, rejected, unavailable } = intake.counts();
      this.reset();
      for (const [answer, count] of Object.entries({ accepted, rejected, unavailable }))
        this.inc({ answer }, count);
    },
  });
  new Gauge({
    name: "ripplecast_intake_waiting",
    help: "Events that wait to be stored.",
    registers,
    collect() {
      this.set(intake.counts().waiting);
    },
  });
}

type QueueRow = { name: string; waiting: number; active: number; age: number };

function measureJobs(registry: Registry, { db }: Runtime): void {
  const queues = onceASecond(async () => {
    const { rows } = await sql<QueueRow>`
      select q.name, count(j.id) filter (where j.state < 'active')::int as waiting,
             count(j.id) filter (where j.state = 'active')::int as active,
             coalesce(extract(epoch from now() - min(j.start_after) filter (where j.state < 'active')), 0)::float8 as age
        from pgboss.queue q
        left join pgboss.job j on j.name = q.name and j.state <= 'active' and j.start_after <= now()
       where q.name not like '\\_\\_%' group by q.name`.execute(db.spanning);
    return rows;
  });
  const gauge = (name: string, help: string, of: (row: QueueRow) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ["queue"],
      registers: [registry],
      async collect() {
        for (const row of await queues()) this.set({ queue: row.name }, of(row));
      },
    });
  gauge("ripplecast_jobs_waiting", "Jobs that could be done now.", ({ waiting }) => waiting);
  gauge("ripplecast_jobs_active", "Jobs being done.", ({ active }) => active);
  gauge(
    "ripplecast_jobs_oldest_waiting_seconds",
    "How long the oldest job has waited that could be done now.",
    ({ age }) => age,
  );
}

type LateRow = { kind: string; count: number; oldest: Date };

function measureDeadlines(registry: Registry, { db, clock }: Runtime): void {
  const registers = [registry];
  const late = onceASecond(async () => {
    const now = clock.now();
    const { rows } = await sql<LateRow>`select * from ripplecast.late_deadlines(${now})`.execute(db.spanning);
    return { now, rows };
  });
  new Gauge({
    name: "ripplecast_deadlines_late",
    help: "Deadlines that are due and not acted on yet.",
    labelNames: ["kind"],
    registers,
    async collect() {
      const { rows } = await late();
      this.reset();
      for (const { kind, count } of rows) this.set({ kind }, count);
    },
  });
  new Gauge({
    name: "ripplecast_deadlines_lateness_seconds",
    help: "How late the oldest deadline is that is due and not acted on; 0 when none is.",
    registers,
    async collect() {
      const { now, rows } = await late();
      const oldest = Math.min(now.getTime(), ...rows.map((row) => row.oldest.getTime()));
      this.set((now.getTime() - oldest) / 1000);
    },
  });
}

type StateRow = { channel: string; state: string; count: number };

function measureDeliveries(registry: Registry, { db, clock }: Runtime): void {
  new Gauge({
    name: "ripplecast_deliveries",
    help: `Deliveries of the last ${RECENT_HOURS} hours by channel and state.`,
    labelNames: ["channel", "state"],
    registers: [registry],
    async collect() {
      const since = after(clock.now(), -hours(RECENT_HOURS));
      const { rows } = await sql<StateRow>`select * from ripplecast.delivery_states(${since})`.execute(
        db.spanning,
      );
      this.reset();
      for (const { channel, state, count } of rows) this.set({ channel, state }, count);
    },
  });
}

/** Metrics of one scrape share one look, and scrapes in a hurry share it too. */
function onceASecond<T>(look: () => Promise<T>): () => Promise<T> {
  let last: Promise<T> | undefined;
  let at = Number.NEGATIVE_INFINITY;
  return () => {
    if (!last || performance.now() - at > 1_000) {
      at = performance.now();
      last = look();
      last.catch(() => {
        last = undefined;
      });
    }
    return last;
  };
}
