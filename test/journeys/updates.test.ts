import {
  approveMessage,
  changePlan,
  getPlan,
  previewUpdate,
  rejectMessage,
  sendUpdate,
} from "#domains/communication";
import { getFacts, getIncident, setFacts } from "#domains/incidents";
import { expect, test } from "./communication-story.ts";

const FACTS = [
  { key: "symptom", value: "Pages do not load" },
  { key: "workaround", value: "Use the mobile app" },
  { key: "impact.business", value: "About 900 orders an hour are lost" },
  { key: "cause.technical", value: "The volume of db-payments-3 is full" },
];

test("one update tells five audiences, each in its own words, and the page shows it", async ({
  world,
  story,
}) => {
  await story.declare();
  const preview = await story.preview({ facts: FACTS });
  expect(preview.messages.map(({ audience, included }) => [audience, included])).toEqual([
    ["Responders", true],
    ["Support", true],
    ["Leadership", true],
    ["Employees", true],
    ["Customers", true],
  ]);
  const update = await story.send({ facts: FACTS });
  expect(update.messages.map(({ standing }) => standing)).toEqual(Array(5).fill("sent"));

  const [toDev] = story.mailsTo(story.dev);
  expect(toDev?.subject).toBe("Website problems: we are investigating");
  expect(toDev?.text).toContain("Pages do not load.");
  expect(toDev?.text).toContain("Use the mobile app");
  expect(toDev?.text).not.toMatch(/db-payments|orders an hour/);
  expect(toDev?.raw).toMatch(/^List-Unsubscribe: <http/im);

  expect(story.briefs()[0]?.text).toContain("To paste");
  const toLeader = story
    .mailsTo(story.leader)
    .map(({ text }) => text)
    .join("\n");
  expect(toLeader).toContain("About 900 orders an hour are lost");
  expect(toLeader).not.toContain("db-payments");
  expect(story.mailsTo(story.ben.email).some(({ text }) => text.includes("db-payments-3 is full"))).toBe(
    true,
  );

  const page = await world.sql<{ body: string; next_update_at: Date }>(
    `select u.body, u.next_update_at from page_incident_update u join status_page p on p.visibility = 'public'
      join page_incident i on i.id = u.page_incident_id and i.page_id = p.id where p.workspace_id = $1`,
    [story.acme.workspaceId],
  );
  expect(page).toHaveLength(1);
  expect(page[0]?.body).toContain("Pages do not load.");
  expect(page[0]?.next_update_at).toEqual(new Date((await story.openPromise("customers")).dueAt));
});

test("each reader has the promised time in their own zone and in UTC", async ({ world, story }) => {
  world.clock.set(new Date("2026-11-23T13:00:00Z"));
  await story.declare();
  await story.send({ facts: FACTS });
  expect(story.mailsTo(story.dev)[0]?.text).toContain("Next update by 08:20 EST (13:20 UTC)");
  expect(story.briefs()[0]?.text).toContain("Next update by 14:20 CET (13:20 UTC)");
});

test("a preview stores nothing", async ({ world, story }) => {
  const incidentId = await story.declare();
  const count = async () =>
    world.sql(
      "select (select count(*) from fact_version) f, (select count(*) from event) e, (select count(*) from timeline_entry) t, (select count(*) from delivery) d",
    );
  const before = await count();
  await story.preview({ facts: FACTS, status: "identified" });
  expect(await count()).toEqual(before);
  expect((await getIncident(story.acme, { incidentId })).status).toBe("investigating");
});

test("what the preview shows is what is sent, to the letter", async ({ story }) => {
  await story.declare();
  const words = { facts: FACTS, status: "monitoring" as const };
  const preview = await story.preview(words);
  const update = await story.send(words);
  const seen = preview.messages.map(({ audience, subject, text, html, recipientCount }) => [
    audience,
    subject,
    text,
    html,
    recipientCount,
  ]);
  const sent = update.messages.map(({ audience, subject, text, html, recipientCount }) => [
    audience,
    subject,
    text,
    html,
    recipientCount,
  ]);
  expect(sent).toEqual(seen);
});

test("facts, status and components change with the words, in one transaction", async ({ story }) => {
  const incidentId = await story.declare();
  await story.send({ facts: FACTS, status: "identified", statusReason: "The disk is full" });
  expect((await getIncident(story.acme, { incidentId })).status).toBe("identified");
  expect((await getFacts(story.acme, { incidentId })).facts.map(({ key }) => key)).toContain("symptom");
});

test("repeating a request sends nothing twice", async ({ world, story }) => {
  const incidentId = await story.declare();
  const { hash } = await story.preview({ facts: FACTS });
  const request = { incidentId, facts: FACTS, previewHash: hash, idempotencyKey: "the-same-key" };
  const first = await sendUpdate(story.ben.ctx, request);
  const again = await Promise.all([sendUpdate(story.ben.ctx, request), sendUpdate(story.ben.ctx, request)]);
  await world.settle();
  expect(again.map(({ id }) => id)).toEqual([first.id, first.id]);
  expect(story.mailsTo(story.dev)).toHaveLength(1);
  expect(story.briefs()).toHaveLength(1);
  await expect(sendUpdate(story.ben.ctx, { ...request, correction: true })).rejects.toMatchObject({
    code: "idempotency-key-reused",
  });
});

test("words that somebody else changed meanwhile are not sent unseen", async ({ story }) => {
  const incidentId = await story.declare();
  const { hash } = await story.preview({ facts: FACTS });
  await setFacts(story.ben.ctx, { incidentId, changes: [{ key: "regions", value: ["Europe"] }] });
  const late = { incidentId, facts: FACTS, previewHash: hash, idempotencyKey: "late-update" };
  await expect(sendUpdate(story.ben.ctx, late)).rejects.toMatchObject({ code: "preview-stale" });
});

test("a minute of thought does not make a preview stale", async ({ world, story }) => {
  const incidentId = await story.declare();
  const words = { facts: FACTS, status: "resolved" as const };
  const { hash } = await story.preview(words);
  await world.wait(60_000);
  const update = await sendUpdate(story.ben.ctx, {
    incidentId,
    ...words,
    previewHash: hash,
    idempotencyKey: "a-minute-later",
  });
  expect(update.messages.at(-1)?.text).toContain("lasted 1 min");
});

test("Support's deliveries are queued before those of customers", async ({ world, story }) => {
  await story.declare();
  await story.send({ facts: FACTS });
  const told = world.mail.mails.map(({ to }) => to);
  expect(told.indexOf(story.support)).toBeLessThan(told.indexOf(story.dev));
  const { findings, sendable } = await story.preview({
    facts: [{ key: "workaround", value: "Call us" }],
    audienceIds: [(await story.audience("customers")).id],
  });
  expect(sendable).toBe(false);
  expect(findings.map(({ code }) => code)).toContain("support-after-customers");
});

test("edited words that hold a hidden value cannot be sent", async ({ story }) => {
  const incidentId = await story.declare();
  const customers = await story.audience("customers");
  const edits = [{ audienceId: customers.id, body: "db-payments-3 is full. {{ next_update }}" }];
  const { hash } = await story.preview({ facts: FACTS, edits });
  const sending = sendUpdate(story.ben.ctx, {
    incidentId,
    facts: FACTS,
    edits,
    previewHash: hash,
    idempotencyKey: "leaking-words",
  });
  await expect(sending).rejects.toMatchObject({ code: "update-blocked" });
});

test("words that need approval wait for the commander and leave as they were approved", async ({
  world,
  story,
}) => {
  const customers = await story.audience("customers");
  const plan = await getPlan(story.acme);
  const clocks = plan.clocks.filter(
    ({ audienceId, severity }) => audienceId === customers.id && severity === "SEV1",
  );
  await changePlan(story.acme, {
    basedOn: plan.version,
    clocks: clocks.map((clock) => ({ ...clock, channels: null, approval: true })),
  });
  await story.declare();
  const update = await story.send({ facts: FACTS }, story.carla.ctx);
  const waiting = update.messages.find(({ standing }) => standing === "waiting");
  expect(waiting?.audience).toBe("Customers");
  expect(story.mailsTo(story.dev)).toHaveLength(0);
  expect(story.mailsTo(story.ben.email).some(({ subject }) => subject.startsWith("Approval asked"))).toBe(
    true,
  );
  await expect(approveMessage(story.carla.ctx, { messageId: waiting?.id ?? "" })).rejects.toMatchObject({
    code: "not-allowed",
  });

  const approved = await approveMessage(story.ben.ctx, { messageId: waiting?.id ?? "" });
  await world.settle();
  expect(approved).toMatchObject({
    standing: "sent",
    approvedBy: "Ben Boss",
    subject: waiting?.subject,
    body: waiting?.body,
  });
  expect(story.mailsTo(story.dev)).toHaveLength(1);
  await expect(
    rejectMessage(story.ben.ctx, { messageId: approved.id, reason: "too late" }),
  ).rejects.toMatchObject({ code: "message-not-waiting" });
});

test("a correction says what was wrong and stands beside it on the page", async ({ world, story }) => {
  await story.declare();
  await story.send({ facts: FACTS });
  await story.send({ facts: [{ key: "workaround", value: "Call us" }], correction: true });
  const [, correction] = story.mailsTo(story.dev);
  expect(correction?.subject).toBe("Website problems: correction");
  expect(correction?.text).toContain("Call us");
  const [row] = await world.sql<{ n: number }>(
    "select count(*)::int n from page_incident_update where corrects_update_id is not null",
  );
  expect(row?.n).toBeGreaterThan(0);
});

test("a drill plans and renders everything and sends nothing", async ({ world, story }) => {
  await story.declare("SEV1", { drill: true });
  await story.send({ facts: FACTS });
  expect(world.mail.mails.filter(({ subject }) => subject.includes("Website problems"))).toHaveLength(0);
  const [row] = await world.sql<{ n: number }>("select count(*)::int n from page_incident");
  expect(row?.n).toBe(0);
});

test("whoever may not send or draft is refused", async ({ story }) => {
  const incidentId = await story.declare();
  await expect(previewUpdate(story.chloe.ctx, { incidentId })).rejects.toMatchObject({ status: 404 });
  const { hash } = await story.preview();
  const sending = sendUpdate(story.ana.ctx, { incidentId, previewHash: hash, idempotencyKey: "not-for-ana" });
  await expect(sending).rejects.toMatchObject({ code: "not-allowed" });
});
