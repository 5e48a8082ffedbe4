import { createSchedule } from "#domains/oncall";
import { newId } from "#kernel/ids";
import { expect, minutes, test } from "#world";
import { actorOf, eventNames, incidentCast, timelineTexts } from "../../../test/world/incident-cast.ts";
import {
  addLink,
  addNote,
  addTask,
  amendIncident,
  answerAsk,
  askResponders,
  assignRole,
  declareIncident,
  getIncident,
  listTimeline,
  pinEntry,
  releaseRole,
  removeLink,
  unpinEntry,
  updateRoleDefinition,
  updateTask,
} from "./index.ts";

test("a role is assigned and handed over; one person may hold several", async ({ world }) => {
  const { asAna, ana, ben } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV2" });
  const handed = await assignRole(asAna, { incidentId, role: "incident-commander", personId: ben });
  expect(handed).toMatchObject({ commander: { id: ben }, communicationsLead: { id: ana } });
  expect(handed.responders.map(({ person }) => person.name)).toEqual(["Ana", "Ben"]);
  await assignRole(asAna, { incidentId, role: "scribe", personId: ben });
  expect((await timelineTexts(asAna, incidentId)).slice(-2)).toEqual([
    "Ben takes over as Incident commander from Ana",
    "Ben is Scribe now",
  ]);
  const released = await releaseRole(asAna, { incidentId, role: "scribe" });
  expect(released.roles.find(({ role }) => role === "scribe")).toMatchObject({ person: null });
  await expect(releaseRole(asAna, { incidentId, role: "scribe" })).rejects.toMatchObject({
    code: "incident-role-empty",
  });
  await expect(assignRole(asAna, { incidentId, role: "king", personId: ben })).rejects.toMatchObject({
    code: "incident-role-not-found",
  });
});

test("a role's default person is there from the start, and whoever is named goes before", async ({
  world,
}) => {
  const { asAna, ana, ben } = await incidentCast(world);
  await updateRoleDefinition(world.ctx, { key: "communications-lead", defaultPersonId: ben });
  const first = await declareIncident(asAna, { internalTitle: "one", severity: "SEV2" });
  expect(first).toMatchObject({ commander: { id: ana }, communicationsLead: { id: ben } });
  const second = await declareIncident(asAna, {
    internalTitle: "two",
    severity: "SEV2",
    communicationsLeadId: ana,
  });
  expect(second.communicationsLead).toMatchObject({ id: ana });
});

test("a role's default schedule gives it to whoever is on call", async ({ world }) => {
  const { asAna, ana, ben } = await incidentCast(world);
  const schedule = await createSchedule(world.ctx, {
    name: "Communications",
    timeZone: "UTC",
    rotations: [
      { name: "Always", kind: "weekly", startsOn: "2026-01-01", handOverAt: "09:00", turns: [[ben]] },
    ],
  });
  await updateRoleDefinition(world.ctx, { key: "communications-lead", defaultScheduleId: schedule.id });
  const incident = await declareIncident(asAna, { internalTitle: "down", severity: "SEV2" });
  expect(incident).toMatchObject({ commander: { id: ana }, communicationsLead: { id: ben } });
});

test("responders are asked once, answer, and may be asked again", async ({ world }) => {
  const { asAna, ben } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV2" });
  const stateOfBen = async () =>
    (await getIncident(asAna, { incidentId })).responders.find(({ person }) => person.id === ben)?.state;
  await askResponders(asAna, { incidentId, personIds: [ben], note: "knows the database" });
  await askResponders(asAna, { incidentId, personIds: [ben] });
  expect(
    (await eventNames(world, incidentId)).filter((name) => name === "incident.responder-asked"),
  ).toHaveLength(1);
  await answerAsk(asAna, { incidentId, personId: ben, answer: "declined", note: "on a plane" });
  expect(await stateOfBen()).toBe("declined");
  await askResponders(asAna, { incidentId, personIds: [ben] });
  expect(await stateOfBen()).toBe("asked");
  await answerAsk(asAna, { incidentId, personId: ben, answer: "joined" });
  await answerAsk(asAna, { incidentId, personId: ben, answer: "released" });
  expect(await timelineTexts(asAna, incidentId)).toEqual(
    expect.arrayContaining([
      "Ben was asked to help: knows the database",
      "Ben cannot help: on a plane",
      "Ben joined",
      "Ben was released",
    ]),
  );
});

test("somebody joins by themselves without having been asked; others must have been", async ({ world }) => {
  const { asAna, ben } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV2" });
  await expect(answerAsk(asAna, { incidentId, personId: ben, answer: "joined" })).rejects.toMatchObject({
    code: "responder-not-found",
  });
  const asBen = world.ctx.as(actorOf(ben, "responder"));
  const joined = await answerAsk(asBen, { incidentId, personId: ben, answer: "joined" });
  expect(joined.responders.find(({ person }) => person.id === ben)?.state).toBe("joined");
});

test("tasks have an assignee and get done", async ({ world }) => {
  const { asAna, ben } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV2" });
  const task = await addTask(asAna, { incidentId, text: "roll back", assigneeId: ben });
  expect(task).toMatchObject({ assignee: { name: "Ben" }, doneAt: null });
  const done = await updateTask(asAna, { incidentId, taskId: task.id, done: true });
  expect(done.doneAt).toBe(world.clock.now().toISOString());
  expect(
    await updateTask(asAna, { incidentId, taskId: task.id, done: false, assigneeId: null }),
  ).toMatchObject({
    doneAt: null,
    assignee: null,
  });
  expect((await eventNames(world, incidentId)).slice(-3)).toEqual([
    "task.added",
    "task.done",
    "task.changed",
  ]);
  await expect(updateTask(asAna, { incidentId, taskId: newId(), done: true })).rejects.toMatchObject({
    code: "task-not-found",
  });
});

test("notes can be about the past, be pinned, and never be changed", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV2" });
  await world.wait(minutes(5));
  const earlier = new Date(world.clock.now().getTime() - minutes(20));
  const note = await addNote(asAna, {
    incidentId,
    text: "first complaint",
    happenedAt: earlier,
    pinned: true,
  });
  expect(note).toMatchObject({
    kind: "note",
    text: "first complaint",
    pinned: true,
    author: { label: "Ana" },
  });
  expect((await timelineTexts(asAna, incidentId))[0]).toBe("first complaint");
  const pinned = await listTimeline(asAna, { incidentId, pinned: true });
  expect(pinned.items.map(({ id }) => id)).toEqual([note.id]);
  expect((await unpinEntry(asAna, { incidentId, entryId: note.id })).pinned).toBe(false);
  expect((await pinEntry(asAna, { incidentId, entryId: note.id })).pinned).toBe(true);

  await expect(
    addNote(asAna, { incidentId, text: "x", happenedAt: new Date(world.clock.now().getTime() + 1000) }),
  ).rejects.toMatchObject({ code: "timeline-in-future" });
  await expect(pinEntry(asAna, { incidentId, entryId: newId() })).rejects.toMatchObject({
    code: "timeline-entry-not-found",
  });
  const change = (run: "update" | "delete"): Promise<unknown> =>
    world.ctx.transaction<unknown>((tx) =>
      run === "update"
        ? tx.updateTable("timeline_entry").set({ kind: "forged" }).where("id", "=", note.id).execute()
        : tx.deleteFrom("timeline_entry").where("id", "=", note.id).execute(),
    );
  await expect(change("update")).rejects.toThrow(/permission denied/);
  await expect(change("delete")).rejects.toThrow(/permission denied/);
});

test("the timeline is read page by page in both directions", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV2" });
  for (let n = 1; n <= 5; n += 1) await addNote(asAna, { incidentId, text: `note ${n}` });
  for (const order of ["newest", "oldest"] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listTimeline(asAna, { incidentId, order, limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const all = (await listTimeline(asAna, { incidentId, order, limit: 200 })).items.map(({ id }) => id);
    expect(seen).toEqual(all);
  }
});

test("links and bridges are web addresses only", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV2" });
  await expect(addLink(asAna, { incidentId, url: "javascript:alert(1)", label: "x" })).rejects.toMatchObject({
    code: "invalid-input",
  });
  await expect(amendIncident(asAna, { incidentId, bridgeUrl: "data:text/html,hi" })).rejects.toMatchObject({
    code: "invalid-input",
  });
  const [link] = (
    await addLink(asAna, { incidentId, url: "https://wiki.example.com/runbook", label: "Runbook" })
  ).links;
  expect(link).toMatchObject({ label: "Runbook" });
  expect((await removeLink(asAna, { incidentId, linkId: link?.id ?? "" })).links).toEqual([]);
});
