import {
  type PendingDelivery,
  type QueueDelivery,
  queueBroadcast,
  queueDelivery,
  slot,
} from "#domains/delivery";
import { expect, minutes, seconds, test, type World } from "#world";
import { plainPurpose } from "../../../../test/world/plain-purpose.ts";

const toAna: QueueDelivery = {
  purpose: "test.plain",
  subjectId: "subject",
  channel: "email",
  address: { address: "ana@example.com" },
  reason: "Ana is on call",
  locale: "en",
  timeZone: "Europe/Paris",
  urgency: "urgent",
  drill: false,
  idempotencyKey: "ana/1",
};

const queue = (world: World, input: Partial<QueueDelivery> = {}) =>
  world.ctx.transaction((tx) => queueDelivery(tx, world.ctx, { ...toAna, ...input }));

type Row = { state: string; state_reason: string | null; attempts: number };
const states = (world: World) =>
  world.sql<Row>("select state, state_reason, attempts from delivery order by idempotency_key");

test("a delivery leaves as a mail that names itself and its recipient", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  const { deliveryId } = await queue(world);
  await world.settle();
  expect(world.mail.mails).toHaveLength(1);
  expect(world.mail.mails[0]).toMatchObject({ to: "ana@example.com", subject: "Website is slow" });
  expect(world.mail.mails[0]?.parsed.messageId).toBe(`<${deliveryId}@ripplecast.test>`);
  expect(await states(world)).toMatchObject([{ state: "sent", attempts: 1 }]);
});

test("queueing twice with one key sends once", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  const first = await queue(world);
  const second = await queue(world);
  await world.settle();
  expect(second).toEqual({ deliveryId: first.deliveryId, queued: false });
  expect(world.mail.mails).toHaveLength(1);
});

test("what is no longer wanted just before it leaves is cancelled with the reason", async ({ world }) => {
  const unwanted = async (_: unknown, deliveries: readonly PendingDelivery[]) =>
    new Map(deliveries.map(({ id }) => [id, "Ben acknowledged"]));
  world.delivery.purposes = [plainPurpose({}, { unwanted })];
  await queue(world);
  await world.settle();
  expect(world.mail.mails).toEqual([]);
  expect(await states(world)).toMatchObject([{ state: "cancelled", state_reason: "Ben acknowledged" }]);
});

test("a drill is rendered and goes nowhere", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  await queue(world, { drill: true });
  await world.settle();
  expect(world.mail.mails).toEqual([]);
  expect(await states(world)).toMatchObject([{ state: "skipped" }]);
});

test("a passing refusal is tried again by the policy, with the same Message-ID", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  world.mail.refuse("ana@example.com", "451 4.7.1 greylisted");
  const { deliveryId } = await queue(world);
  await world.settle();
  expect(await states(world)).toMatchObject([{ state: "queued", attempts: 1 }]);
  world.mail.refuse("ana@example.com", "");
  await world.wait(seconds(2));
  expect(await states(world)).toMatchObject([{ state: "sent", attempts: 2 }]);
  expect(world.mail.mails.map((mail) => mail.parsed.messageId)).toEqual([`<${deliveryId}@ripplecast.test>`]);
});

test("a mailbox that does not exist is never written to again, and the reason hides the address", async ({
  world,
}) => {
  world.delivery.purposes = [plainPurpose()];
  world.mail.refuse("ana@example.com", "550 5.1.1 <ana@example.com> no such user");
  await queue(world);
  await world.settle();
  await queue(world, { idempotencyKey: "ana/2", address: { address: "Ana@Example.com" } });
  await world.settle();
  const [first, second] = await states(world);
  expect(first).toMatchObject({ state: "failed", state_reason: "550 5.1.1 <…> no such user" });
  expect(second).toMatchObject({ state: "suppressed", attempts: 0 });
  const events = await world.sql<{ name: string }>("select name from event order by seq");
  expect(events.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["delivery.failed", "delivery.address-suppressed"]),
  );
});

test("urgent gives up after ten minutes and says so", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  world.mail.refuse("ana@example.com", "451 4.7.1 later");
  await queue(world);
  await world.wait(minutes(15));
  expect(await states(world)).toMatchObject([
    { state: "failed", attempts: 9, state_reason: expect.stringContaining("gave up after 9 attempts") },
  ]);
});

test("whoever died while sending is replaced, and the repetition carries the same Message-ID", async ({
  world,
}) => {
  world.delivery.purposes = [plainPurpose()];
  const { deliveryId } = await queue(world);
  await world.settle();
  await world.sql("update delivery set state = 'sending', lease_until = $1", [world.clock.now()]);
  const { ctx } = world;
  const { deliver } = await import("./deliver.ts");
  await deliver(ctx, "urgent", { deliveryId });
  expect(world.mail.mails.map((mail) => mail.parsed.messageId)).toEqual(
    Array(2).fill(`<${deliveryId}@ripplecast.test>`),
  );
});

test("a purpose that stumbles delays its deliveries and loses none", async ({ world }) => {
  let broken = true;
  const sound = plainPurpose();
  const render: typeof sound.render = async (...given) => {
    if (broken) throw new Error("the template is gone");
    return sound.render(...given);
  };
  world.delivery.purposes = [{ ...sound, render }];
  await queue(world);
  await world.settle();
  expect(await states(world)).toMatchObject([{ state: "queued", attempts: 1 }]);
  broken = false;
  await world.wait(seconds(5));
  expect(world.mail.mails).toHaveLength(1);
});

test("a broadcast reaches each address once, with words of its own in the slots", async ({ world }) => {
  const text = `Hello ${slot("name")}, this is for you & nobody else.`;
  world.delivery.purposes = [
    plainPurpose({ text }, { slots: ({ detail }) => ({ name: detail.name ?? "" }) }),
  ];
  const recipients = Array.from({ length: 300 }, (_, at) => ({
    channel: "email",
    address: { address: `reader${at % 299}@example.com` },
    reason: "subscribed",
    locale: "en",
    timeZone: null,
    detail: { name: `Zoë ${at}` },
  }));
  const broadcast = { purpose: "test.plain", subjectId: "update", urgency: "bulk", drill: false } as const;
  const send = () =>
    world.ctx.transaction((tx) =>
      queueBroadcast(tx, world.ctx, { ...broadcast, recipients, idempotencyKey: "update/1" }),
    );
  const first = await send();
  const second = await send();
  await world.settle();
  expect(first.queued).toBe(299);
  expect(second).toEqual({ broadcastId: first.broadcastId, queued: 0 });
  expect(new Set(world.mail.mails.map(({ to }) => to)).size).toBe(299);
  expect(world.mail.mails).toHaveLength(299);
  const seventh = world.mail.mails.find(({ to }) => to === "reader7@example.com");
  expect(seventh?.text).toContain("Hello Zoë 7, this is for you & nobody else.");
  expect(seventh?.html).toContain("Zo");
});

test("urgent does not wait behind a fan-out that is stuck", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  const gate = Promise.withResolvers<void>();
  const sent: string[] = [];
  world.delivery.channels = world.delivery.channels.map((channel) => ({
    ...channel,
    async send(_to, _message, { urgency }) {
      if (urgency === "bulk") await gate.promise;
      sent.push(urgency);
      return { sent: true };
    },
  }));
  for (let at = 0; at < 12; at++) await queue(world, { urgency: "bulk", idempotencyKey: `bulk/${at}` });
  await queue(world);
  await expect.poll(() => sent, { timeout: 10_000 }).toEqual(["urgent"]);
  gate.resolve();
  await world.settle();
  expect(sent).toHaveLength(13);
});
