import {
  changePlan,
  decideNotToTell,
  getCommunication,
  getMeasures,
  getPlan,
  movePromise,
} from "#domains/communication";
import { changeSeverity, changeStatus } from "#domains/incidents";
import { after, minutes as minutesLong } from "#kernel/clock";
import { expect, minutes, test } from "./communication-story.ts";

const FACTS = [{ key: "symptom", value: "Pages do not load" }];
const subjects = (mails: { subject: string }[], start: string) =>
  mails.map(({ subject }) => subject).filter((subject) => subject.startsWith(start));

test("declaring promises each audience its first message, as the plan says", async ({ world, story }) => {
  await story.declare("SEV1");
  const declaredAt = world.clock.now();
  const promised = (await story.promises()).map(({ audience, kind, dueAt }) => [
    audience,
    kind,
    (new Date(dueAt).getTime() - declaredAt.getTime()) / 60_000,
  ]);
  expect(
    promised.toSorted((a, b) => Number(a[2]) - Number(b[2]) || String(a[0]).localeCompare(String(b[0]))),
  ).toEqual([
    ["Responders", "first", 1],
    ["Support", "first", 5],
    ["Customers", "first", 10],
    ["Employees", "first", 15],
    ["Leadership", "first", 15],
  ]);
});

test("the plan decides who is told, and the decision is kept", async ({ story }) => {
  const incidentId = await story.declare("SEV3");
  const { audiences } = await getCommunication(story.acme, { incidentId });
  expect(
    audiences.map(({ audience, decision, promise }) => [audience, decision.told, promise !== null]),
  ).toEqual([
    ["Responders", "on-change", false],
    ["Support", "told", true],
    ["Leadership", "not-told", false],
    ["Employees", "on-change", false],
    ["Customers", "told", true],
  ]);
});

test("sending keeps the promise and makes the next one", async ({ story, world }) => {
  await story.declare("SEV1");
  await world.wait(minutes(4));
  await story.send({ facts: FACTS });
  const kept = (await story.promises()).filter(({ standing }) => standing === "kept");
  expect(kept.map(({ audience }) => audience).sort()).toEqual([
    "Customers",
    "Employees",
    "Leadership",
    "Support",
  ]);
  const next = await story.openPromise("customers");
  expect(next).toMatchObject({
    kind: "next",
    standing: "on-time",
    dueAt: after(world.clock.now(), minutesLong(20)).toISOString(),
  });
});

test("reminders come ten and five minutes before, the commander at the deadline, then the escalation policy", async ({
  world,
  story,
}) => {
  await story.declare("SEV1");
  await story.send({ facts: FACTS });
  const customers = () =>
    subjects(story.mailsTo(story.carla.email), "").filter((subject) =>
      subject.includes("update to Customers"),
    );
  const overdue = () => subjects(story.mailsTo(story.ben.email), "Overdue: update to Customers");
  await world.wait(minutes(9));
  expect(customers()).toEqual([]);
  await world.wait(minutes(1));
  expect(customers()).toEqual(["10 minutes left: update to Customers for incident #1"]);
  await world.wait(minutes(5));
  expect(customers()).toHaveLength(2);
  expect(overdue()).toEqual([]);
  await world.wait(minutes(5));
  expect(overdue()).toHaveLength(1);
  expect((await story.openPromise("customers")).standing).toBe("overdue");
  const escalated = () =>
    world.sql(
      "select 1 from escalation where subject_kind = 'promise' and subject_id = (select id from promise where closed_at is null and audience_id = (select id from audience where form = 'customers' and workspace_id = $1))",
      [story.acme.workspaceId],
    );
  expect(await escalated()).toHaveLength(0);
  await world.wait(minutes(5));
  expect(await escalated()).toHaveLength(1);

  await story.send({ facts: [{ key: "workaround", value: "Use the app" }] });
  const missed = (await story.promises()).filter(
    ({ audience, standing }) => audience === "Customers" && standing === "missed",
  );
  expect(missed).toHaveLength(1);
  expect(
    await world.sql("select 1 from escalation where subject_kind = 'promise' and state = 'running'"),
  ).toHaveLength(0);
  expect(customers()).toHaveLength(2);
});

test("a late restart does not repeat or pile up reminders", async ({ world, story }) => {
  await story.declare("SEV1");
  await story.send({ facts: FACTS });
  world.clock.set(after(world.clock.now(), minutesLong(21)));
  await world.settle();
  const about = story
    .mailsTo(story.carla.email)
    .filter(({ subject }) => subject.includes("left: update to Customers"));
  expect(about).toHaveLength(0);
  expect(subjects(story.mailsTo(story.ben.email), "Overdue: update to Customers")).toHaveLength(1);
});

test("moving a promise needs a reason, shows on the page, and never goes beyond 60 minutes for customers", async ({
  world,
  story,
}) => {
  const incidentId = await story.declare("SEV1");
  await story.send({ facts: FACTS });
  const { id, dueAt } = await story.openPromise("customers");
  const to = (count: number) => after(world.clock.now(), minutesLong(count)).toISOString();
  await expect(
    movePromise(story.carla.ctx, { promiseId: id, dueAt: to(61), reason: "Waiting for a disk" }),
  ).rejects.toMatchObject({ code: "promise-beyond-sixty" });
  await expect(
    movePromise(story.carla.ctx, { promiseId: id, dueAt: to(45), reason: "" }),
  ).rejects.toMatchObject({ code: "invalid-input" });
  const moved = await movePromise(story.carla.ctx, {
    promiseId: id,
    dueAt: to(45),
    reason: "A new disk is on its way",
  });
  expect(moved).toMatchObject({
    dueAt: to(45),
    moves: [{ from: dueAt, reason: "A new disk is on its way" }],
  });
  const page = await world.sql<{ body: string }>(
    "select body from page_incident_update where kind = 'promise-moved'",
  );
  expect(page.some(({ body }) => body.includes("A new disk is on its way"))).toBe(true);
  await world.wait(minutes(30));
  expect(subjects(story.mailsTo(story.carla.email), "10 minutes left: update to Customers")).toHaveLength(0);
  await world.wait(minutes(5));
  expect(subjects(story.mailsTo(story.carla.email), "10 minutes left: update to Customers")).toHaveLength(1);
  expect((await getMeasures(story.acme, { incidentId })).promisesMissed).toBeGreaterThan(0);
});

test("a customer-facing clock cannot be set beyond 60 minutes", async ({ story }) => {
  const customers = await story.audience("customers");
  const { version, clocks } = await getPlan(story.acme);
  const found = clocks.find(({ audienceId, severity }) => audienceId === customers.id && severity === "SEV2");
  if (!found) throw new Error("no clock");
  const clock = { ...found, channels: null };
  const change = (cell: object) =>
    changePlan(story.acme, { basedOn: version, clocks: [{ ...clock, ...cell }] });
  await expect(change({ monitoring: 61 })).rejects.toMatchObject({ code: "customer-clock-beyond-sixty" });
  const none = { firstWithin: null, investigating: null, identified: null, monitoring: null };
  await expect(change({ told: "on-change", ...none })).rejects.toMatchObject({
    code: "customer-clock-missing",
  });
  expect((await change({ monitoring: 45 })).version).toBe(version + 1);
  await expect(change({ monitoring: 50 })).rejects.toMatchObject({ code: "plan-stale" });
});

test("a worse severity makes the first message due sooner, and tells whom it did not", async ({
  world,
  story,
}) => {
  const incidentId = await story.declare("SEV3");
  await world.wait(minutes(10));
  await changeSeverity(story.ben.ctx, { incidentId, severity: "SEV1", reason: "Everyone is hit" });
  await world.settle();
  const due = async (form: "customers" | "leadership") =>
    (new Date((await story.openPromise(form)).dueAt).getTime() - world.clock.now().getTime()) / 60_000;
  expect(await due("customers")).toBe(10);
  expect(await due("leadership")).toBe(5);
});

test("deciding not to tell is kept with its reason and asked again in time", async ({ world, story }) => {
  const incidentId = await story.declare("SEV1");
  const leadership = await story.audience("leadership");
  const lookAgainAt = after(world.clock.now(), minutesLong(30)).toISOString();
  await decideNotToTell(story.ben.ctx, {
    incidentId,
    audienceId: leadership.id,
    reason: "They are in the room",
    lookAgainAt,
  });
  expect((await story.preview()).messages.find(({ audience }) => audience === "Leadership")).toMatchObject({
    included: false,
  });
  expect(await story.openPromise("leadership")).toMatchObject({ kind: "look-again", dueAt: lookAgainAt });
  await world.wait(minutes(20));
  expect(subjects(story.mailsTo(story.carla.email), "10 minutes left: update to Leadership")).toHaveLength(1);
});

test("resolving ends every promise: told audiences hear of it, nobody is reminded after", async ({
  world,
  story,
}) => {
  await story.declare("SEV1");
  await story.send({ facts: FACTS });
  await story.send({ facts: [{ key: "impact.dataLoss", value: "no" }], status: "resolved" });
  expect((await story.promises()).filter(({ closedAt }) => closedAt === null)).toEqual([]);
  const before = world.mail.mails.length;
  await world.wait(minutes(90));
  expect(world.mail.mails.length).toBe(before);
});

test("resolved without a word, whoever was told is still owed the all-clear by the promised time", async ({
  world,
  story,
}) => {
  const incidentId = await story.declare("SEV1");
  const customers = await story.audience("customers");
  const support = await story.audience("support");
  await story.send({ facts: FACTS, audienceIds: [customers.id, support.id] });
  await changeStatus(story.ben.ctx, { incidentId, status: "resolved", reason: "Works again" });
  await world.settle();
  const open = (await story.promises()).filter(({ closedAt }) => closedAt === null);
  expect(open.map(({ audience }) => audience).sort()).toEqual(["Customers", "Support"]);
  await story.send({ facts: [{ key: "impact.dataLoss", value: "no" }] });
  expect((await story.promises()).filter(({ closedAt }) => closedAt === null)).toEqual([]);
  expect(story.mailsTo(story.dev).at(-1)?.subject).toBe("Website problems: resolved");
});
