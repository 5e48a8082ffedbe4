import { sql } from "kysely";
import pg from "pg";
import { pino } from "pino";
import type { DeliveryParts } from "#domains/delivery";
import type { Ctx } from "#kernel/ctx";
import { newId, type WorkspaceId } from "#kernel/ids";
import { deadlineHandlers } from "../../src/main/deadlines.ts";
import { assembleDelivery } from "../../src/main/delivery.ts";
import { createEngine, type Engine, type Wiring } from "../../src/main/engine.ts";
import type { Front } from "../../src/main/front.ts";
import { workers } from "../../src/main/jobs.ts";
import { bindings } from "../../src/main/ports.ts";
import { reactions } from "../../src/main/reactions.ts";
import { type Cast, createCast } from "./cast.ts";
import type { TestDatabase } from "./global-setup.ts";
import { type MovableClock, movableClock } from "./movable-clock.ts";
import { type MailServer, startMailServer } from "./smtp.ts";
import { startWebReceiver, type WebReceiver } from "./web-receiver.ts";

/** A whole installation in which the outside is fake and time stands still until the test moves it. */
export type World = {
  engine: Engine;
  clock: MovableClock;
  /** The system acting in a workspace that holds nothing yet. */
  ctx: Ctx;
  /** The furnished workspace Acme and the people in it; made once. */
  cast(): Promise<Cast>;
  mail: MailServer;
  web: WebReceiver;
  /** What delivery works with; a test may put other purposes or accounts in. */
  delivery: DeliveryParts;
  /** Starts the HTTP server of this installation (once) and answers its address, without a slash at the end. */
  serve(): Promise<string>;
  /** Waits until no job is queued or running and no deadline is due. */
  settle(): Promise<void>;
  /** Moves the clock from deadline to deadline, settling at each, up to `milliseconds` from now. */
  wait(milliseconds: number): Promise<void>;
  /** Runs SQL as the owner, who sees every workspace: for what no verb shows. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
};

export const TEST_SECRET_KEY = "a secret key that only the tests know";
const LONGEST_SETTLE_MS = 30_000;

export async function createWorld(database: TestDatabase): Promise<World> {
  const owner = await cloneDatabase(database);
  const clock = movableClock();
  const [mail, web] = await Promise.all([startMailServer(), startWebReceiver()]);
  const delivery = assembleDelivery({
    smtpUrl: mail.url,
    mailFrom: "Ripplecast <ripplecast@ripplecast.test>",
    outboundAllow: ["127.0.0.1"],
  });
  const wiring: Wiring = {
    reactions,
    deadlines: deadlineHandlers,
    workers,
    bindings: [...bindings, delivery.binding],
  };
  const log = pino({ level: process.env.TEST_LOG ?? "silent" });
  const engine = createEngine(
    {
      database: { pooled: owner.appUrl },
      secretKey: TEST_SECRET_KEY,
      publicUrl: "http://ripplecast.test",
      log,
      clock,
    },
    wiring,
  );
  await engine.open();
  // Jobs run by themselves; deadlines only when the test settles, so that nothing depends on real time.
  await engine.startJobs();
  const ctx = await firstWorkspace(engine);
  const settle = () => settled(engine, owner.client);
  let front: Promise<Front> | undefined;
  let address: Promise<string> | undefined;
  let cast: Promise<Cast> | undefined;
  async function serve(): Promise<string> {
    const { createFront } = await import("../../src/main/front.ts");
    front ??= createFront(engine, { staticDir: undefined, version: "test" });
    const { port } = await (await front).listen(0, "127.0.0.1");
    return `http://127.0.0.1:${port}`;
  }

  return {
    engine,
    clock,
    ctx,
    mail,
    web,
    delivery: delivery.parts,
    cast: () => {
      cast ??= createCast(engine);
      return cast;
    },
    serve: () => {
      address ??= serve();
      return address;
    },
    settle,
    async wait(milliseconds) {
      const until = clock.now().getTime() + milliseconds;
      await settle();
      for (
        let next = await nextDeadline(engine);
        next && next.getTime() <= until;
        next = await nextDeadline(engine)
      ) {
        if (next > clock.now()) clock.set(next);
        await settle();
      }
      clock.set(new Date(until));
      await settle();
    },
    sql: async (text, values) => (await owner.client.query(text, values)).rows,
    async stop() {
      await (await front)?.stop();
      await engine.stop();
      await delivery.close();
      await Promise.all([mail.stop(), web.stop()]);
      await owner.drop();
    },
  };
}

async function firstWorkspace(engine: Engine): Promise<Ctx> {
  const workspaceId = newId<"workspace">() as WorkspaceId;
  return engine.ctxFor(workspaceId, { kind: "system", why: "test" });
}

async function nextDeadline(engine: Engine): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select ripplecast.next_deadline_at() as at`.execute(
    engine.db.spanning,
  );
  return rows[0]?.at ?? null;
}

async function settled(engine: Engine, owner: pg.Client): Promise<void> {
  const giveUpAt = Date.now() + LONGEST_SETTLE_MS;
  for (let quietRounds = 0; quietRounds < 2; ) {
    const acted = await engine.deadlines.runDue();
    const waiting = await waitingJobs(owner);
    quietRounds = acted === 0 && waiting === 0 ? quietRounds + 1 : 0;
    if (Date.now() > giveUpAt) throw new Error(`not settled after 30 s: ${await describeJobs(owner)}`);
    if (quietRounds === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const UNFINISHED =
  "state in ('created', 'retry', 'active') and name not like '\\_\\_%' and start_after <= now()";

async function waitingJobs(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query(`select count(*)::int as n from pgboss.job where ${UNFINISHED}`);
  return rows[0].n;
}

async function describeJobs(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query(
    `select name, state, data, output from pgboss.job where ${UNFINISHED} limit 5`,
  );
  return JSON.stringify(rows);
}

type ClonedDatabase = { appUrl: string; client: pg.Client; drop(): Promise<void> };

async function cloneDatabase({
  serverUrl,
  template,
  appRole,
  appPassword,
}: TestDatabase): Promise<ClonedDatabase> {
  const name = `ripplecast_test_${process.pid}_${newId().slice(0, 6)}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${name} template ${template}`);
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  await client.query("set search_path = public");
  address.username = appRole;
  address.password = appPassword;
  return {
    appUrl: address.href,
    client,
    async drop() {
      await client.end();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}
