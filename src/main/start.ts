import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createFirstWorkspace, listWorkspaces, signInLinkForStart } from "#domains/access";
import { listAlertSources, revealRoutingKey } from "#domains/alerts";
import type { Ctx } from "#kernel/ctx";
import { createLog } from "#kernel/log";
import { type App, createApp } from "./app.ts";
import { type Config, publicUrlWarning } from "./config.ts";
import { openDatabase } from "./database.ts";
import { furnishWith } from "./furnish.ts";
import { PACKAGE_FOLDER } from "./package-folder.ts";
import { secretKeyFor } from "./secret-key.ts";
import { welcomeText } from "./welcome.ts";

/** Starts a node as the settings say, prints what a person needs, and runs until it is told to stop. */
export async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const secretKey = secretKeyFor(config);
  let stop = async () => {};
  stopOnSignal(() => stop());
  const database = await openDatabase(config, secretKey, log);
  const app = createApp({
    database: database.app,
    secretKey,
    publicUrl: config.publicUrl,
    log,
    smtpUrl: config.smtpUrl,
    mailFrom: config.mailFrom,
    outboundAllow: config.outboundAllow,
    role: config.role,
    host: config.host,
    port: config.port,
    staticDir: config.staticDir,
    version: packageVersion(),
  });
  stop = async () => {
    await app.stop();
    await database.stop();
  };
  await app.start(() => makeFirstWorkspace(app, config));
  process.stdout.write(welcomeText(await welcome(app, config)));
}

export const packageVersion = (): string =>
  JSON.parse(readFileSync(join(PACKAGE_FOLDER, "package.json"), "utf8")).version;

async function makeFirstWorkspace({ engine }: App, config: Config): Promise<void> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  await createFirstWorkspace(
    engine.runtime,
    {
      name: "My organisation",
      slug: "main",
      timeZone,
      locale: "en",
      owner: {
        email: config.bootstrapAdminEmail ?? "admin@localhost",
        name: "Administrator",
        password: config.bootstrapAdminPassword,
      },
      apiKey: config.bootstrapApiKey,
    },
    furnishWith({ routingKey: config.bootstrapRoutingKey, timeZone }),
  );
}

async function welcome({ engine }: App, config: Config) {
  const [first] = await listWorkspaces(engine.db);
  if (!first) throw new Error("there is no workspace");
  const ctx = engine.ctxFor(first.id, { kind: "system", why: "start" });
  return {
    publicUrl: config.publicUrl,
    signInLink: await signInLinkForStart(ctx),
    routingKey: await firstRoutingKey(ctx),
    warning: publicUrlWarning(config),
    mailConfigured: config.smtpUrl !== undefined,
  };
}

async function firstRoutingKey(ctx: Ctx): Promise<string | null> {
  const source = (await listAlertSources(ctx)).find(({ kind }) => kind === "pagerduty");
  return source ? (await revealRoutingKey(ctx, { sourceId: source.id })).routingKey : null;
}

// Ctrl-C reaches us from the terminal and once more from npm: only a later signal is a person who will not wait.
const SAME_SIGNAL_MS = 1_000;

/** A second signal ends the process at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let firstAt: number | undefined;
  const onSignal = () => {
    if (firstAt !== undefined && performance.now() - firstAt > SAME_SIGNAL_MS) process.exit(130);
    if (firstAt !== undefined) return;
    firstAt = performance.now();
    stop().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}
