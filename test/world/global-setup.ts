import pg from "pg";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { migrate } from "#kernel/db/migrate";
import { createJobs } from "#kernel/jobs";
import { workers } from "../../src/main/jobs.ts";
import { startTestServer } from "./test-server.ts";

/** What every test file needs to clone its own database. */
export type TestDatabase = {
  /** A role that may create databases and roles. */
  serverUrl: string;
  template: string;
  appRole: string;
  appPassword: string;
};

declare module "vitest" {
  interface ProvidedContext {
    database: TestDatabase;
  }
}

const APP_PASSWORD = "for-tests-only";

/** One server per run, and on it the migrated template that each test clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = `ripplecast_template_${process.pid}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${template}`);
  const { appUrl } = await migrate(
    onDatabase(server.url, template),
    APP_PASSWORD,
    process.env.TEST_MIGRATIONS ?? "migrations",
  );
  await installQueues(appUrl);
  project.provide("database", {
    serverUrl: server.url,
    template,
    appRole: decodeURIComponent(new URL(appUrl).username),
    appPassword: APP_PASSWORD,
  });
  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.query(`drop role if exists ${template}_app`).catch(() => {});
    await admin.end();
    await server.stop();
  };
}

async function installQueues(appUrl: string): Promise<void> {
  const jobs = createJobs(appUrl, workers, pino({ level: "warn" }));
  await jobs.open();
  await jobs.stop();
}

const onDatabase = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};
