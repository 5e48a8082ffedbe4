import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApiKey } from "#domains/access";
import { queueDelivery, sealLedger } from "#domains/delivery";
import { expect, test, type World } from "#world";
import { verifyLedgerFiles } from "../../src/main/commands/verify-ledger.ts";
import { plainPurpose } from "../world/plain-purpose.ts";

type Api = (
  method: string,
  path: string,
  body?: object,
) => Promise<{ status: number; json: never; text: string }>;

/** Olga's key, and one mail that was refused for good. */
async function afterARefusal(world: World): Promise<{ api: Api; deliveryId: string }> {
  const { olga, acme } = await world.cast();
  world.delivery.purposes = [plainPurpose()];
  world.mail.refuse("gone@example.com", "550 5.1.1 no such user");
  const { deliveryId } = await acme.transaction((tx) =>
    queueDelivery(tx, acme, {
      purpose: "test.plain",
      subjectId: "subject",
      channel: "email",
      address: { address: "gone@example.com" },
      reason: "Ana is on call",
      locale: "en",
      timeZone: null,
      urgency: "urgent",
      drill: false,
      idempotencyKey: "gone",
    }),
  );
  await world.settle();
  const key = await createApiKey(olga.ctx, { name: "test", scopes: ["delivery:write", "audit:read"] });
  return { api: await apiWith(world, key.key), deliveryId };
}

async function apiWith(world: World, key: string): Promise<Api> {
  const url = await world.serve();
  return async (method, path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") && !text.includes("\n{");
    return { status: response.status, json: (isJson && text ? JSON.parse(text) : null) as never, text };
  };
}

test("an administrator sees who was told what, lifts a suppression and tries again", async ({ world }) => {
  const { api, deliveryId } = await afterARefusal(world);
  const list = await api("GET", "/deliveries?state=failed");
  expect(list.json).toMatchObject({
    items: [
      {
        id: deliveryId,
        address: "gone@example.com",
        reason: "Ana is on call",
        stateReason: "550 5.1.1 no such user",
      },
    ],
    nextCursor: null,
  });
  const one = await api("GET", `/deliveries/${deliveryId}`);
  expect(one.json).toMatchObject({
    words: { subject: "Website is slow" },
    history: [{ number: 1, outcome: "never" }],
  });
  const { json } = await api("GET", "/suppressions");
  const { items } = json as { items: { id: string }[] };
  expect(items).toMatchObject([{ channel: "email", address: "gone@example.com" }]);
  expect((await api("DELETE", `/suppressions/${items[0]?.id}`)).status).toBe(204);
  world.mail.refuse("gone@example.com", "");
  expect((await api("POST", `/deliveries/${deliveryId}/retry`)).json).toMatchObject({ state: "queued" });
  await world.settle();
  expect(world.mail.mails).toHaveLength(1);
  expect((await api("POST", `/deliveries/${deliveryId}/retry`)).json).toMatchObject({
    code: "delivery-not-stopped",
  });
});

test("channels describe their forms, and webhook endpoints show their secret once", async ({ world }) => {
  const { api } = await afterARefusal(world);
  expect((await api("GET", "/channels")).json).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ kind: "email", account: "installation", settings: null }),
      expect.objectContaining({ kind: "inbox", account: "none-needed" }),
    ]),
  });
  const made = await api("POST", "/webhook-endpoints", {
    url: `${world.web.url}/in`,
    eventNames: ["incident.*"],
  });
  expect(made).toMatchObject({ status: 201, json: { secret: expect.stringMatching(/^whsec_/) } });
  const { id } = made.json as { id: string };
  expect((await api("GET", "/webhook-endpoints")).text).not.toContain("whsec_");
  expect((await api("POST", `/webhook-endpoints/${id}/test`)).status).toBe(202);
  await world.settle();
  expect((await api("GET", `/webhook-endpoints/${id}/messages`)).json).toMatchObject({
    items: [{ eventName: "webhook.test", state: "sent", attempts: [{ status: 200 }] }],
  });
  expect((await api("PATCH", `/webhook-endpoints/${id}`, { disabled: true })).json).toMatchObject({
    disabledBecause: "switched off by hand",
  });
  expect((await api("DELETE", `/webhook-endpoints/${id}`)).status).toBe(204);
});

test("an auditor verifies the exported ledger against published heads, offline", async ({ world }) => {
  const { api } = await afterARefusal(world);
  const { acme } = await world.cast();
  await sealLedger(acme);
  const folder = await mkdtemp(join(tmpdir(), "ripplecast-ledger-"));
  const [ledger, heads, forged] = ["ledger.jsonl", "heads.json", "forged.jsonl"].map((name) =>
    join(folder, name),
  );
  const exported = (await api("GET", "/ledger/export")).text;
  await writeFile(ledger ?? "", exported);
  await writeFile(heads ?? "", (await api("GET", "/ledger/heads")).text);
  await writeFile(forged ?? "", exported.replace('\\"outcome\\":\\"never\\"', '\\"outcome\\":\\"sent\\"'));
  expect(await verifyLedgerFiles([ledger ?? "", heads ?? ""])).toBe(0);
  expect(await verifyLedgerFiles([forged ?? "", heads ?? ""])).toBe(1);
  expect(await verifyLedgerFiles([join(folder, "nothing")])).toBe(2);
});
