import { readInbox } from "#domains/delivery";
import { changeStatus, declareIncident } from "#domains/incidents";
import { addActionItem, draftPostmortem, updateActionItem } from "#domains/postmortems";
import { days, expect, hours, test, type World } from "#world";

async function item(world: World, dueInMs: number) {
  const { acme, ana, ben } = await world.cast();
  const { id: incidentId } = await declareIncident(acme, {
    internalTitle: "Disk full",
    publicTitle: "Errors",
    severity: "SEV3",
  });
  await changeStatus(acme, { incidentId, status: "resolved", reason: "over" });
  const { id: postmortemId } = await draftPostmortem(acme, { incidentId });
  await world.settle();
  const added = await addActionItem(acme, {
    postmortemId,
    text: "Watch the disk",
    ownerId: ana.personId,
    dueAt: new Date(world.clock.now().getTime() + dueInMs),
  });
  const mails = (to: { email: string }) =>
    world.mail.mails
      .filter((mail) => mail.to === to.email && mail.subject.includes("Watch the disk"))
      .map(({ subject }) => subject);
  return { acme, ana, ben, incidentId, actionItemId: added.id, mails };
}

test("the owner is told a day before an action item is due and when it is late", async ({ world }) => {
  const { ana, incidentId, mails } = await item(world, days(7));
  await world.wait(days(6) - hours(1));
  expect(mails(ana)).toEqual([]);
  await world.wait(hours(2));
  expect(mails(ana)).toEqual(["Due tomorrow: Watch the disk"]);
  await world.wait(days(30));
  expect(mails(ana)).toEqual(["Due tomorrow: Watch the disk", "Overdue: Watch the disk"]);
  const last = world.mail.mails.filter(({ to }) => to === ana.email).at(-1);
  expect(last?.text).toContain("from the postmortem of incident #1");
  expect(last?.text).toContain(`http://ripplecast.test/console/incidents/${incidentId}`);
  const { items } = await readInbox(ana.ctx, {});
  expect(items.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining(["Due tomorrow: Watch the disk", "Overdue: Watch the disk"]),
  );
});

test("nobody hears of what is done, and a new owner hears instead of the old one", async ({ world }) => {
  const { acme, ana, ben, actionItemId, mails } = await item(world, days(7));
  await updateActionItem(acme, { actionItemId, ownerId: ben.personId });
  await world.wait(days(6) + hours(1));
  expect([mails(ana), mails(ben)]).toEqual([[], ["Due tomorrow: Watch the disk"]]);
  await updateActionItem(acme, { actionItemId, done: true });
  await world.wait(days(30));
  expect(mails(ben)).toHaveLength(1);
});

test("an item that is due within a day is told of when it is late only", async ({ world }) => {
  const { ana, mails } = await item(world, hours(5));
  await world.wait(days(2));
  expect(mails(ana)).toEqual(["Overdue: Watch the disk"]);
});
