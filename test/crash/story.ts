import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomLetters } from "#kernel/ids";
import { freePort } from "../../src/kernel/db/embedded/postmaster.ts";
import type { Evidence } from "./evidence/evidence.ts";
import { readDatabase } from "./evidence/read-database.ts";
import { settle } from "./evidence/settle.ts";
import { watchDeadlines } from "./evidence/watch-deadlines.ts";
import { planKills } from "./kills/kill-plan.ts";
import { killAll } from "./kills/killer.ts";
import { randomFrom } from "./kills/random.ts";
import { startSenders } from "./load/alert-senders.ts";
import { fanOutBegins, sendUpdate } from "./load/send-update.ts";
import { setStage } from "./load/stage.ts";
import type { Options } from "./options.ts";
import { apiAt } from "./system/api.ts";
import { type Database, databaseIn } from "./system/database.ts";
import { type MailServer, startMailServer } from "./system/mail-server.ts";
import { createServer, type Server } from "./system/server.ts";

type System = { server: Server; database: Database; mails: MailServer; apiKey: string; routingKey: string };

// Beyond the last step of the last escalation: leases of whoever was killed, and jobs that back off.
const SETTLE_WITHIN_MS = 4 * 60_000;

/** Load, kills, rest: one run from an empty folder to all that can be known about it. */
export async function tellStory(
  options: Options,
  logFile: string,
  say: (line: string) => void,
): Promise<Evidence> {
  const room = mkdtempSync(join(tmpdir(), "ripplecast-crash-"));
  const system = await startSystem(room, logFile, options);
  const endAll = async () => {
    await system.server.stop();
    await system.database.stop();
    await system.mails.stop();
    rmSync(room, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void endAll().finally(() => process.exit(130)));
  try {
    return await runIn(system, options, say);
  } finally {
    await endAll();
  }
}

async function startSystem(room: string, logFile: string, { mailMs }: Options): Promise<System> {
  const dataDir = join(room, "data");
  mkdirSync(dataDir);
  const mails = await startMailServer(mailMs);
  const [apiKey, routingKey] = [`rk_${randomLetters(40)}`, randomLetters(32)];
  const env = {
    SMTP_URL: mails.url,
    MAIL_FROM: "Crash <crash@example.com>",
    BOOTSTRAP_API_KEY: apiKey,
    BOOTSTRAP_ROUTING_KEY: routingKey,
  };
  const server = createServer({ port: await freePort(), dataDir, logFile, env });
  return { server, database: databaseIn(dataDir), mails, apiKey, routingKey };
}

async function runIn(system: System, options: Options, say: (line: string) => void): Promise<Evidence> {
  const { server, database, mails, apiKey, routingKey } = system;
  server.launch();
  await server.ready();
  const api = apiAt(server.base, apiKey);
  const stage = await setStage({ api, database, mails }, options.recipients);
  await watchDeadlines(database, options.stepSeconds);
  say(`Set up: ${stage.subscribers.length} readers, two people on call, an incident`);

  const senders = startSenders(
    { base: server.base, routingKey },
    randomFrom(options.seed + 1),
    options.alertsPerSecond,
  );
  await sendUpdate(api, stage);
  await fanOutBegins(mails, stage);
  const plan = planKills(randomFrom(options.seed), options.kills, options.gapSeconds);
  const kills = await killAll(plan, { server, database }, say);
  await server.ready();
  await senders.stop();
  say("Waiting until all work is finished");
  const unfinished = await settle(database, SETTLE_WITHIN_MS);

  return {
    kills,
    attempts: senders.attempts,
    mails: mails.mails,
    subscribers: stage.subscribers,
    endedByItself: server.endedByItself,
    unfinished,
    ledger: await exportLedger(server.base, apiKey),
    ...(await readDatabase(database)),
  };
}

async function exportLedger(base: string, apiKey: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const answer = await fetch(`${base}/api/v1/ledger/export`, { headers });
  if (!answer.ok) throw new Error(`the ledger can not be exported: ${answer.status}`);
  return (await answer.text()).split("\n").filter((line) => line !== "");
}
