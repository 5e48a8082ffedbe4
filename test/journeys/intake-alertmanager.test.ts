import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAlertSource, listAlerts } from "#domains/alerts";
import { expect, test, type World } from "#world";

const ALERTMANAGER = "/usr/bin/prometheus-alertmanager";
const WEBHOOK_KEY = "w".repeat(32);
const PAGERDUTY_KEY = "p".repeat(32);

const config = (url: string) => `
route:
  receiver: both
  group_by: [alertname]
  group_wait: 0s
  group_interval: 1s
  repeat_interval: 1h
receivers:
  - name: both
    webhook_configs:
      - url: ${url}/api/inbound/alertmanager
        http_config: { authorization: { credentials: ${WEBHOOK_KEY} } }
    pagerduty_configs:
      - url: ${url}/v2/enqueue
        routing_key: ${PAGERDUTY_KEY}
        severity: warning
`;

async function startAlertmanager(url: string) {
  const folder = mkdtempSync(join(tmpdir(), "alertmanager-"));
  writeFileSync(join(folder, "config.yml"), config(url));
  const port = await freePort();
  const flags = [
    `--config.file=${join(folder, "config.yml")}`,
    `--storage.path=${folder}`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--cluster.listen-address=",
  ];
  const process: ChildProcess = spawn(ALERTMANAGER, flags, { stdio: "ignore" });
  const api = `http://127.0.0.1:${port}/api/v2/alerts`;
  await expect
    .poll(
      () =>
        fetch(api).then(
          (answer) => answer.ok,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  return {
    async tell(alert: Record<string, unknown>) {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(api, { method: "POST", headers, body: JSON.stringify([alert]) });
      expect(answer.status).toBe(200);
    },
    async stop() {
      process.kill();
      await new Promise((gone) => process.once("exit", gone));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

const statesBySource = async (world: World) => {
  await world.settle();
  const { items } = await listAlerts(world.ctx);
  return Object.fromEntries(items.map((alert) => [alert.sourceName, alert.state]));
};

test.runIf(existsSync(ALERTMANAGER))(
  "Debian's Alertmanager opens and ends an alert, by its webhook and by its PagerDuty receiver",
  async ({ world }) => {
    await createAlertSource(world.ctx, { kind: "alertmanager", name: "Webhook", routingKey: WEBHOOK_KEY });
    await createAlertSource(world.ctx, { kind: "pagerduty", name: "PagerDuty", routingKey: PAGERDUTY_KEY });
    const alertmanager = await startAlertmanager(await world.serve());
    try {
      const labels = { alertname: "InstanceDown", instance: "db-1", severity: "critical" };
      const startsAt = new Date(Date.now() - 60_000).toISOString();
      await alertmanager.tell({ labels, startsAt, annotations: { summary: "db-1 is down" } });
      const patience = { timeout: 20_000 };
      await expect
        .poll(() => statesBySource(world), patience)
        .toEqual({ Webhook: "triggered", PagerDuty: "triggered" });
      await alertmanager.tell({ labels, startsAt, endsAt: new Date(Date.now() - 1_000).toISOString() });
      await expect
        .poll(() => statesBySource(world), patience)
        .toEqual({ Webhook: "resolved", PagerDuty: "resolved" });
    } finally {
      await alertmanager.stop();
    }
  },
);
