import { acknowledgeAlert, resolveAlert, snoozeAlert, unacknowledgeAlert } from "#domains/alerts";
import {
  escalateNow,
  listNotifications,
  peopleOnCall,
  reassign,
  startEscalation,
  stopEscalation,
} from "#domains/oncall";
import { directly, expect, minutes, onCall, test } from "./on-call-story.ts";

const about = (alertId: string) => ({ subjectKind: "alert", subjectId: alertId });

test("a failure in the middle of a step loses nothing and tells nobody twice", async ({ world, story }) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  await story.raiseAlert("disk full", await story.policy([directly(ana), directly(ben)], { every: 10 }));
  await world.sql(
    "alter table notification_attempt add constraint broken check (state <> 'waiting') not valid",
  );
  await world.wait(minutes(10));
  expect(story.mailsTo(ben)).toEqual([]);
  await world.sql("alter table notification_attempt drop constraint broken");
  await world.wait(minutes(1));
  expect(story.mailsTo(ben)).toHaveLength(1);
  expect(await world.sql("select id from notification where person_id = $1", [ben.id])).toHaveLength(1);
});

test("escalating tells the next step now and says who did it", async ({ world, story }) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const alert = await story.raiseAlert("disk full", await story.policy([directly(ana), directly(ben)]));
  await escalateNow(world.ctx.as({ kind: "link", personId: ana.id }), about(alert.id));
  await world.settle();
  expect(await story.whyTold(ben)).toBe("Ana escalated it");
  expect(story.mailsTo(ben)).toHaveLength(1);
});

test("escalating what somebody acknowledged opens it again", async ({ world, story }) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const alert = await story.raiseAlert("disk full", await story.policy([directly(ana), directly(ben)]));
  const asAna = world.ctx.as({ kind: "link", personId: ana.id });
  await acknowledgeAlert(asAna, { alertId: alert.id });
  await world.settle();
  await escalateNow(asAna, about(alert.id));
  await world.settle();
  expect(story.mailsTo(ben)).toHaveLength(1);
  expect((await listNotifications(world.ctx, about(alert.id))).escalation).toMatchObject({
    state: "running",
  });
});

test("whoever is reassigned is told why; without an answer the policy takes over", async ({
  world,
  story,
}) => {
  const [ana, ben, cleo] = [await story.person("Ana"), await story.person("Ben"), await story.person("Cleo")];
  const alert = await story.raiseAlert("disk full", await story.policy([directly(ana)]));
  await reassign(world.ctx.as({ kind: "link", personId: ben.id }), {
    ...about(alert.id),
    personIds: [cleo.id],
  });
  await world.settle();
  expect(await story.whyTold(cleo)).toBe("Reassigned by Ben");
  const before = story.mailsTo(ana).length;
  await world.wait(minutes(5));
  expect(await story.whyTold(ana)).toBe("Cleo did not answer within 5 minutes");
  expect(story.mailsTo(ana).length).toBe(before + 1);
});

test("a snoozed alert is quiet and then tells whoever is on call again", async ({ world, story }) => {
  const ana = await story.person("Ana");
  const primary = await story.schedule("Primary", [ana]);
  const alert = await story.raiseAlert("disk full", await story.policy([onCall(primary)]));
  await snoozeAlert(world.ctx.as({ kind: "link", personId: ana.id }), { alertId: alert.id, minutes: 60 });
  await world.wait(minutes(59));
  expect(story.mailsTo(ana)).toHaveLength(1);
  await world.wait(minutes(1));
  expect(story.mailsTo(ana)).toHaveLength(2);
});

test("an alert that is given back starts over; one that is resolved does not", async ({ world, story }) => {
  const ana = await story.person("Ana");
  const alert = await story.raiseAlert("disk full", await story.policy([directly(ana)], { every: 60 }));
  const asAna = world.ctx.as({ kind: "link", personId: ana.id });
  await acknowledgeAlert(asAna, { alertId: alert.id });
  await world.settle();
  await unacknowledgeAlert(asAna, { alertId: alert.id });
  await world.settle();
  expect(story.mailsTo(ana)).toHaveLength(2);
  await resolveAlert(asAna, { alertId: alert.id });
  await world.wait(minutes(120));
  expect(story.mailsTo(ana)).toHaveLength(2);
});

test("a schedule hands over in the middle of an escalation", async ({ world, story }) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const primary = await story.schedule("Primary", [ana, ben]);
  await world.wait(minutes(24 * 60 - 3));
  await story.raiseAlert("disk full", await story.policy([onCall(primary)], { repeatTimes: 1 }));
  expect(await story.whyTold(ana)).toBe("Ana is on call for Primary");
  await world.wait(minutes(5));
  expect(await world.ctx.transaction((tx) => peopleOnCall(tx, world.ctx, primary.id))).toMatchObject([
    { name: "Ben" },
  ]);
  expect(await story.whyTold(ben)).toBe("Ana did not answer within 5 minutes");
});

test("anything can be escalated: it starts once, and a rehearsal sends nothing", async ({ world, story }) => {
  const ana = await story.person("Ana");
  const policy = await story.policy([directly(ana)]);
  const alert = await story.raiseAlert(
    "disk full",
    await story.policy([directly(await story.person("Ben"))]),
  );
  const start = (drill: boolean) =>
    world.ctx.transaction((tx) =>
      startEscalation(tx, world.ctx.within(tx), {
        ...about(alert.id),
        policyId: policy.id,
        summary: "again",
        urgency: "high",
        drill,
      }),
    );
  expect((await start(false)).started).toBe(false);
  const stop = { ...about(alert.id), because: "ended" };
  await world.ctx.transaction((tx) => stopEscalation(tx, world.ctx.within(tx), stop));
  expect((await start(true)).started).toBe(true);
  await world.settle();
  expect(story.mailsTo(ana)).toEqual([]);
  expect(await story.whyTold(ana)).toBe("Ana is named in the escalation policy Policy 1");
});
