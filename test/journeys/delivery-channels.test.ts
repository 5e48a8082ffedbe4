import {
  deliveriesOf,
  listHeld,
  markInboxRead,
  type QueueDelivery,
  queueBroadcast,
  queueDelivery,
  readDelivery,
  readInbox,
  resumeHeldEverywhere,
  saveChannelAccount,
} from "#domains/delivery";
import { expect, test, type World } from "#world";
import { plainPurpose } from "../world/plain-purpose.ts";

const tell = (world: World, to: Pick<QueueDelivery, "channel" | "address"> & Partial<QueueDelivery>) =>
  world.ctx.transaction((tx) =>
    queueDelivery(tx, world.ctx, {
      purpose: "test.plain",
      subjectId: "subject",
      reason: "Ana is on call",
      locale: "en",
      timeZone: null,
      urgency: "urgent",
      drill: false,
      idempotencyKey: JSON.stringify(to.address),
      ...to,
    }),
  );

const ana = { channel: "email", address: { address: "ana@example.com" } };

test("mail without a mail server is held and shown, and leaves when one is configured", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  const { accounts } = world.delivery;
  world.delivery.accounts = {};
  await tell(world, ana);
  await world.settle();
  expect(await listHeld(world.ctx)).toMatchObject([{ channel: "email", name: "E-mail", count: 1 }]);
  expect(await resumeHeldEverywhere(world.engine.runtime)).toBe(0);
  world.delivery.accounts = accounts;
  expect(await resumeHeldEverywhere(world.engine.runtime)).toBe(1);
  await world.settle();
  expect(await listHeld(world.ctx)).toEqual([]);
  expect(world.mail.mails).toHaveLength(1);
});

test("filling in an account sends what was held for it, a whole broadcast too", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  world.delivery.accounts = {};
  await world.ctx.transaction((tx) =>
    queueBroadcast(tx, world.ctx, {
      purpose: "test.plain",
      subjectId: "update",
      urgency: "bulk",
      drill: false,
      idempotencyKey: "update",
      recipients: ["a", "b", "c"].map((name) => ({
        channel: "email",
        address: { address: `${name}@example.com` },
        reason: "subscribed",
        locale: "en",
        timeZone: null,
      })),
    }),
  );
  await world.settle();
  expect(await listHeld(world.ctx)).toMatchObject([{ count: 3 }]);
  const view = await saveChannelAccount(world.ctx, {
    kind: "email",
    settings: { smtpUrl: world.mail.url, from: "Acme <status@acme.example>" },
  });
  await world.settle();
  expect(world.mail.mails.map(({ from }) => from)).toEqual(Array(3).fill("status@acme.example"));
  expect(view).toMatchObject({
    account: "workspace",
    settings: { smtpUrl: true, from: "Acme <status@acme.example>" },
  });
});

test("an account keeps a secret that is left out, and is never shown", async ({ world }) => {
  const first = { smtpUrl: "smtp://user:s3cret@mail.example.com", from: "a@example.com" };
  await saveChannelAccount(world.ctx, { kind: "email", settings: first });
  const view = await saveChannelAccount(world.ctx, { kind: "email", settings: { from: "b@example.com" } });
  expect(view.settings).toEqual({ smtpUrl: true, from: "b@example.com" });
  const [stored] = await world.sql<{ settings: object }>("select settings from channel_account");
  expect(JSON.stringify(stored)).not.toContain("s3cret");
});

test("a person reads their inbox, whatever else is down", async ({ world }) => {
  const { ana: person } = await world.cast();
  world.delivery.purposes = [
    plainPurpose({ links: [{ label: "Incident room", url: "https://r.example/i/1" }] }),
  ];
  const { ctx } = person;
  const queue = () =>
    ctx.transaction((tx) =>
      queueDelivery(tx, ctx, {
        purpose: "test.plain",
        subjectId: "subject",
        channel: "inbox",
        address: { personId: person.personId },
        personId: person.personId,
        reason: "on call",
        locale: "en",
        timeZone: null,
        urgency: "urgent",
        drill: false,
        idempotencyKey: "inbox/1",
      }),
    );
  await queue();
  await queue();
  await world.settle();
  const inbox = await readInbox(ctx);
  expect(inbox).toMatchObject({
    unread: 1,
    items: [{ subject: "Website is slow", links: [{ label: "Incident room" }] }],
  });
  await markInboxRead(ctx);
  expect(await readInbox(ctx)).toMatchObject({ unread: 0 });
});

test("Slack gets blocks; a webhook that was removed there is never tried again", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  const slack = {
    channel: "slack",
    address: { webhookUrl: `${world.web.url}/services/T0/s3cret`, label: "#ops" },
  };
  await tell(world, slack);
  await world.settle();
  expect(JSON.parse(world.web.requests[0]?.body ?? "")).toMatchObject({ text: "Website is slow" });
  world.web.answer({ status: 404, body: "no_service" });
  await tell(world, { ...slack, idempotencyKey: "again" });
  await world.settle();
  await tell(world, { ...slack, idempotencyKey: "and again" });
  await world.settle();
  const views = await deliveriesOf(world.ctx, "subject");
  expect(views.map(({ state }) => state).sort()).toEqual(["failed", "sent", "suppressed"]);
  expect(views.map(({ address }) => address)).toEqual(["#ops", "#ops", "#ops"]);
  expect(world.web.requests).toHaveLength(2);
});

test("what a provider echoes of secrets and addresses is not kept", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  const path = "/services/T0/s3cretPath";
  world.web.answer({ status: 403, body: `denied: ${path}` });
  world.mail.refuse("ana@example.com", "554 5.7.1 <ana@example.com> is not welcome");
  const { deliveryId: chat } = await tell(world, {
    channel: "slack",
    address: { webhookUrl: `${world.web.url}${path}` },
  });
  const { deliveryId: mail } = await tell(world, ana);
  await world.settle();
  const details = [await readDelivery(world.ctx, chat), await readDelivery(world.ctx, mail)];
  expect(details.map(({ stateReason }) => stateReason)).toEqual([
    expect.stringContaining("denied:"),
    "554 5.7.1 <…> is not welcome",
  ]);
  expect(JSON.stringify(details.map(({ history }) => history))).not.toMatch(/s3cretPath|ana@example/);
});

test("a signed webhook that asks for time is given it", async ({ world }) => {
  world.delivery.purposes = [plainPurpose()];
  world.web.answer({ status: 429, headers: { "retry-after": "30" } });
  await tell(world, {
    channel: "webhook",
    address: { url: `${world.web.url}/in`, secret: "whsec_c2VjcmV0" },
  });
  await world.wait(29_000);
  expect(world.web.requests).toHaveLength(1);
  await world.wait(2_000);
  expect(world.web.requests).toHaveLength(2);
  const ids = world.web.requests.map(({ headers }) => headers["webhook-id"]);
  expect(ids[0]).toBe(ids[1]);
  expect(world.web.requests[1]?.headers["webhook-signature"]).toMatch(/^v1,/);
});
