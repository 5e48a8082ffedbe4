import { acknowledgeAlert } from "#domains/alerts";
import { addOverride, listNotifications, whoIsOnCall } from "#domains/oncall";
import { deactivatePerson, removeContactMethod } from "#domains/people";
import { directly, expect, minutes, onCall, test } from "./on-call-story.ts";

test("an unanswered notification moves to the next person after five minutes", async ({ world, story }) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const primary = await story.schedule("Primary", [ana]);
  const policy = await story.policy([onCall(primary), directly(ben)]);
  await story.raiseAlert("disk full on db-1", policy);
  expect(story.mailsTo(ana)).toEqual(["[CRITICAL] disk full on db-1"]);
  expect(await story.whyTold(ana)).toBe("Ana is on call for Primary");
  await world.wait(minutes(5) - 1000);
  expect(story.mailsTo(ben)).toEqual([]);
  await world.wait(1000);
  expect(story.mailsTo(ben)).toEqual(["[CRITICAL] disk full on db-1"]);
  expect(await story.whyTold(ben)).toBe("Ana did not answer within 5 minutes");
});

test("an acknowledged alert tells nobody any more", async ({ world, story }) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const policy = await story.policy([directly(ana), directly(ben)]);
  const alert = await story.raiseAlert("disk full", policy);
  await acknowledgeAlert(world.ctx.as({ kind: "link", personId: ana.id }), { alertId: alert.id });
  await world.wait(minutes(30));
  expect(story.mailsTo(ana)).toHaveLength(1);
  expect(story.mailsTo(ben)).toEqual([]);
  const { escalation, items } = await listNotifications(world.ctx, {
    subjectKind: "alert",
    subjectId: alert.id,
  });
  expect(escalation).toMatchObject({ state: "stopped", nextStepAt: null });
  expect(items).toMatchObject([{ person: { name: "Ana" }, state: "answered" }]);
});

test("a person's own rules go on while the policy waits", async ({ world, story }) => {
  const ana = await story.person("Ana");
  await story.raiseAlert("disk full", await story.policy([directly(ana)], { every: 20 }));
  expect(story.mailsTo(ana)).toHaveLength(1);
  await world.wait(minutes(5));
  expect(story.mailsTo(ana)).toHaveLength(2);
});

test("steps repeat as often as the policy says, and then the end is recorded", async ({ world, story }) => {
  const ana = await story.person("Ana");
  const alert = await story.raiseAlert("disk full", await story.policy([directly(ana)], { repeatTimes: 1 }));
  await world.wait(minutes(5));
  expect(await story.whyTold(ana)).toBe("Ana did not answer within 5 minutes");
  await world.wait(minutes(5));
  const { escalation, items } = await listNotifications(world.ctx, {
    subjectKind: "alert",
    subjectId: alert.id,
  });
  expect(items).toHaveLength(2);
  expect(escalation).toMatchObject({ state: "exhausted", warnings: [{ says: "Nobody answered" }] });
});

test("an override stands in for a part of the shift", async ({ world, story }) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const primary = await story.schedule("Primary", [ana]);
  const policy = await story.policy([onCall(primary)]);
  const now = world.clock.now().getTime();
  await addOverride(world.ctx, {
    scheduleId: primary.id,
    kind: "replace",
    from: new Date(now).toISOString(),
    until: new Date(now + minutes(60)).toISOString(),
    personIds: [ben.id],
  });
  const [onCallNow] = await whoIsOnCall(world.ctx);
  expect(onCallNow).toMatchObject({ now: [{ name: "Ben" }], next: { people: [{ name: "Ana" }] } });
  await story.raiseAlert("disk full", policy);
  expect(story.mailsTo(ben)).toHaveLength(1);
  expect(story.mailsTo(ana)).toEqual([]);
});

test("a step with nobody to tell is passed over at once and leaves a warning", async ({ world, story }) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const primary = await story.schedule("Primary", [ana]);
  await deactivatePerson(world.ctx, { personId: ana.id });
  const alert = await story.raiseAlert("disk full", await story.policy([onCall(primary), directly(ben)]));
  expect(await story.whyTold(ben)).toBe("Nobody is on call for Primary");
  const { escalation } = await listNotifications(world.ctx, { subjectKind: "alert", subjectId: alert.id });
  expect(escalation?.warnings.map((warning) => warning.says)).toEqual(["Nobody is on call for Primary"]);
});

test("somebody on call whom nothing can reach is a warning beforehand", async ({ world, story }) => {
  const ana = await story.person("Ana");
  await story.schedule("Primary", [ana]);
  expect((await whoIsOnCall(world.ctx))[0]?.warnings).toEqual([]);
  const methods = await world.sql<{ id: string }>("select id from contact_method");
  for (const { id } of methods)
    await removeContactMethod(world.ctx, { personId: ana.id, contactMethodId: id });
  expect((await whoIsOnCall(world.ctx))[0]?.warnings).toMatchObject([
    { code: "no-usable-method", says: "Ana is on call for Primary without a usable contact method" },
  ]);
});

test("an address that proved dead reaches nobody, and that is a warning beforehand", async ({
  world,
  story,
}) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const primary = await story.schedule("Primary", [ana]);
  world.mail.refuse(ana.email, "550 5.1.1 no such user");
  const policy = await story.policy([onCall(primary), directly(ben)], { repeatTimes: 1 });
  await story.raiseAlert("disk full", policy);
  expect((await whoIsOnCall(world.ctx))[0]?.warnings).toMatchObject([
    { code: "no-usable-method", person: { name: "Ana" } },
  ]);
});

test("when nothing reaches anybody, that is said and tried again", async ({ world, story }) => {
  const ana = await story.person("Ana");
  await world.sql("update contact_method set disabled_at = now()");
  const alert = await story.raiseAlert("disk full", await story.policy([directly(ana)], { repeatTimes: 1 }));
  const subject = { subjectKind: "alert", subjectId: alert.id };
  expect((await listNotifications(world.ctx, subject)).escalation).toMatchObject({
    state: "running",
    warnings: [{ says: "Ana has no usable contact method" }],
  });
  await world.sql("update contact_method set disabled_at = null");
  await world.wait(minutes(5));
  expect(story.mailsTo(ana)).toHaveLength(1);
});
