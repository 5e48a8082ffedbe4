import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSignInLink, listWorkspaces } from "#domains/access";
import { acceleratedClock, after, minutes } from "#kernel/clock";
import { randomLetters } from "#kernel/ids";
import { createLog } from "#kernel/log";
import { type App, createApp } from "../app.ts";
import type { Config } from "../config.ts";
import { openDatabase } from "../database.ts";
import { makeFirstWorkspace } from "../first-workspace.ts";
import { packageVersion } from "../start.ts";
import { stopOnSignal } from "../stop-on-signal.ts";
import { furnishDemo } from "./cast.ts";
import { type MailCapture, startMailCapture } from "./mail-capture.ts";
import { mailPages } from "./mail-pages.tsx";
import { play } from "./play.ts";

const TIMES_FASTER = 60;
/** How long ago the story begins, so that it ends about now. */
const STORY_MINUTES = 110;
const PASSWORD = "only-for-the-demo";

/** Plays a SEV1 at sixty times speed on a furnished workspace of its own; nothing leaves the machine. */
export async function demo(config: Config): Promise<void> {
  let stop = async () => {};
  stopOnSignal(() => stop());
  const folder = mkdtempSync(join(tmpdir(), "ripplecast-demo-"));
  const clock = acceleratedClock(after(new Date(), -minutes(STORY_MINUTES)), TIMES_FASTER);
  const log = createLog(config.logLevel === "info" ? "error" : config.logLevel);
  const secretKey = randomLetters(48);
  const routingKey = randomLetters(32);
  const database = await openDatabase({ ...config, dataDir: folder, embedded: true }, secretKey, log);
  const mails = await startMailCapture(() => clock.now());
  const app = createApp({
    database: database.app,
    secretKey,
    clock,
    log,
    publicUrl: config.publicUrl,
    smtpUrl: mails.url,
    mailFrom: "Ripplecast demo <demo@ripplecast.example>",
    outboundAllow: [],
    role: "all",
    host: config.host,
    port: config.port,
    staticDir: config.staticDir,
    version: packageVersion(),
    extraPages: mailPages(mails),
  });
  stop = async () => {
    await app.stop();
    await mails.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  await app.start(() =>
    makeFirstWorkspace(app.engine, {
      email: "olga@ripplecast.example",
      name: "Olga Keller",
      password: PASSWORD,
      routingKey,
    }),
  );
  await perform(app, mails, { publicUrl: config.publicUrl, routingKey });
}

async function perform(
  app: App,
  mails: MailCapture,
  { publicUrl, routingKey }: { publicUrl: string; routingKey: string },
) {
  const [workspace] = await listWorkspaces(app.engine.db);
  if (!workspace) throw new Error("the demo made no workspace");
  const system = app.engine.ctxFor(workspace.id, { kind: "system", why: "demo" });
  const { owner, service } = await system.transaction(async (tx) => ({
    owner: await tx
      .selectFrom("membership")
      .selectAll()
      .where("role", "=", "owner")
      .executeTakeFirstOrThrow(),
    service: await tx.selectFrom("service").select("id").executeTakeFirstOrThrow(),
  }));
  const asOwner = system.as({ kind: "user", userId: owner.user_id, personId: null, role: "owner" });
  const players = await furnishDemo(asOwner, PASSWORD);
  const signIn = await createSignInLink(system, { userId: owner.user_id });
  say(`
  A SEV1 at ${TIMES_FASTER} times speed. Open these beside it:

  Status page   ${publicUrl}/
  Mails         ${publicUrl}/demo/mails
  Console       ${signIn}
`);
  await play(
    {
      ctx: system,
      players,
      serviceId: service.id,
      incidentId: "",
      monitor: monitorAt(publicUrl, routingKey),
    },
    say,
  );
  say(`
  The story is over; ${mails.mails.length} mails were handed over and none left this machine. The demo stays open until Ctrl-C.
`);
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const monitorAt = (publicUrl: string, routingKey: string) => async (action: "trigger" | "resolve") => {
  const event = {
    routing_key: routingKey,
    event_action: action,
    dedup_key: "shop/payments",
    payload: { summary: "Payments fail: 34 % errors", source: "shop-web", severity: "critical" },
  };
  const answer = await fetch(`${publicUrl}/v2/enqueue`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(event),
  });
  if (answer.status !== 202) throw new Error(`the alert was answered ${answer.status}`);
};
