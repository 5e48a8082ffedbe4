import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listWorkspaces, signInLinkForStart } from "#domains/access";
import { listAlertSources, revealRoutingKey } from "#domains/alerts";
import type { Ctx } from "#kernel/ctx";
import { createLog } from "#kernel/log";
import { type App, createApp } from "./app.ts";
import { type Config, publicUrlWarning } from "./config.ts";
import { openDatabase } from "./database.ts";
import { type FirstOwner, makeFirstWorkspace } from "./first-workspace.ts";
import { outliveDatabase } from "./outlive-database.ts";
import { PACKAGE_FOLDER } from "./package-folder.ts";
import { secretKeyFor } from "./secret-key.ts";
import { stopOnSignal } from "./stop-on-signal.ts";
import { welcomeText } from "./welcome.ts";

/** Starts a node as the settings say, prints what a person needs, and runs until it is told to stop. */
export async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const secretKey = secretKeyFor(config);
  let stop = async () => {};
  stopOnSignal(() => stop());
  const database = await openDatabase(config, secretKey, log);
  stop = () => database.stop();
  const patiently = <T>(step: () => Promise<T>) => (config.embedded ? outliveDatabase(log, step) : step());
  const app = await patiently(async () => {
    const next = createApp({
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
      await next.stop();
      await database.stop();
    };
    return started(next, config);
  });
  process.stdout.write(welcomeText(await patiently(() => welcome(app, config))));
}

async function started(app: App, config: Config): Promise<App> {
  try {
    await app.start(() => makeFirstWorkspace(app.engine, firstOwner(config)));
    return app;
  } catch (error) {
    await app.stop().catch(() => {}); // why it did not start says more
    throw error;
  }
}

const firstOwner = (config: Config): FirstOwner => ({
  email: config.bootstrapAdminEmail ?? "admin@ripplecast.local",
  name: "Administrator",
  password: config.bootstrapAdminPassword,
  apiKey: config.bootstrapApiKey,
  routingKey: config.bootstrapRoutingKey,
});

export const packageVersion = (): string =>
  JSON.parse(readFileSync(join(PACKAGE_FOLDER, "package.json"), "utf8")).version;

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
