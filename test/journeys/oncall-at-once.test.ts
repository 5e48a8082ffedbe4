import { answerNotification, onCallReactions } from "#domains/oncall";
import { directly, expect, minutes, test } from "./on-call-story.ts";

type Told = { id: string; person_id: string };

test("answers and deadlines of the same moment neither block nor double each other", async ({
  world,
  story,
}) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const policy = await story.policy([directly(ana), directly(ben)]);
  for (let number = 0; number < 8; number++) await story.raiseAlert(`disk ${number} full`, policy);
  const told = await world.sql<Told>("select id, person_id from notification");
  expect(told).toHaveLength(8);

  world.clock.move(minutes(5));
  const asAna = world.ctx.as({ kind: "link", personId: ana.id });
  const answers = told.map(({ id }) =>
    answerNotification(asAna, { notificationId: id, answer: "acknowledge" }),
  );
  const nodes = [world.engine.deadlines.runDue(), world.engine.deadlines.runDue()];
  await Promise.all([...answers, ...nodes]);
  await world.wait(minutes(60));

  expect(await world.sql("select id from escalation where state <> 'stopped'")).toEqual([]);
  expect(await world.sql("select id from notification where state = 'pending'")).toEqual([]);
  expect(await world.sql("select id from notification_attempt where state = 'waiting'")).toEqual([]);
  const twice = await world.sql(
    "select escalation_id from notification group by escalation_id, person_id, step, round having count(*) > 1",
  );
  expect(twice).toEqual([]);
});

test("the same event handled twice starts one escalation", async ({ world, story }) => {
  const ana = await story.person("Ana");
  const alert = await story.raiseAlert("disk full", await story.policy([directly(ana)]));
  const again = onCallReactions.find((reaction) => reaction.eventName === "alert.triggered");
  const event = { subjectId: alert.id, at: world.clock.now() } as never;
  await Promise.all([again?.handler(world.ctx, event), again?.handler(world.ctx, event)]);
  await world.settle();
  expect(await world.sql("select id from escalation")).toHaveLength(1);
  expect(story.mailsTo(ana)).toHaveLength(1);
});

test("the same event handled again long after nobody answered tells nobody anew", async ({
  world,
  story,
}) => {
  const ana = await story.person("Ana");
  const alert = await story.raiseAlert("disk full", await story.policy([directly(ana)]));
  const event = { subjectId: alert.id, at: world.clock.now() } as never;
  await world.wait(minutes(60));
  expect(await world.sql("select state from escalation")).toEqual([{ state: "exhausted" }]);
  const told = story.mailsTo(ana).length;
  await onCallReactions.find(({ eventName }) => eventName === "alert.triggered")?.handler(world.ctx, event);
  await world.settle();
  expect(await world.sql("select state from escalation")).toEqual([{ state: "exhausted" }]);
  expect(story.mailsTo(ana)).toHaveLength(told);
});
