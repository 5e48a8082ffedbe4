import {
  createWebhookEndpoint,
  deliveriesOf,
  exportLedger,
  ledgerHeads,
  listWebhookMessages,
  queueDelivery,
  sealLedger,
  testWebhookEndpoint,
  verifyLedger,
} from "#domains/delivery";
import { days, expect, test } from "#world";
import { plainPurpose } from "../../../test/world/plain-purpose.ts";

test("logs of webhooks go after a month, addresses after two years, and the ledger stays valid", async ({
  world,
}) => {
  const { ctx } = world;
  world.delivery.purposes = [plainPurpose()];
  const { id: endpointId } = await createWebhookEndpoint(ctx, { url: `${world.web.url}/in` });
  await testWebhookEndpoint(ctx, endpointId);
  await ctx.transaction((tx) =>
    queueDelivery(tx, ctx, {
      purpose: "test.plain",
      subjectId: "subject",
      channel: "email",
      address: { address: "ana@example.com" },
      reason: "on call",
      locale: "en",
      timeZone: null,
      urgency: "urgent",
      drill: false,
      idempotencyKey: "ana",
    }),
  );
  await world.settle();
  await sealLedger(ctx);
  world.clock.move(days(29));
  await world.settle();
  expect((await listWebhookMessages(ctx, { endpointId })).items).toHaveLength(1);
  world.clock.move(days(2));
  await world.settle();
  expect((await listWebhookMessages(ctx, { endpointId })).items).toEqual([]);
  expect(await deliveriesOf(ctx, "subject")).toMatchObject([{ address: "ana@example.com" }]);
  world.clock.move(days(700));
  await world.settle();
  expect(await deliveriesOf(ctx, "subject")).toMatchObject([{ state: "sent", address: null }]);
  const lines: string[] = [];
  for await (const line of exportLedger(ctx)) lines.push(JSON.stringify(line));
  const { items: heads } = await ledgerHeads(ctx);
  expect(verifyLedger(lines, heads)).toMatchObject({ ok: true, erased: 1 });
});
