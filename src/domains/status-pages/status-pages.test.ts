import { describe } from "vitest";
import { expect, hours, minutes, test, type World } from "../../../test/world/index.ts";
import {
  componentUptime,
  createComponent,
  createPage,
  listPageIncidents,
  moveMaintenance,
  movePagePromise,
  pageLinkFor,
  publishIncidentUpdate,
  publishPostmortem,
  readPageView,
  readStoryView,
  scheduleMaintenance,
  setComponentState,
} from "./index.ts";
import type { ComponentState, PublishIncidentUpdate } from "./types.ts";

async function page(world: World) {
  const { id: pageId } = await createPage(world.ctx, { name: "Status", slug: "status" });
  const website = await createComponent(world.ctx, { pageId, name: "Website", serviceId: "servicewebsi" });
  const api = await createComponent(world.ctx, { pageId, name: "API" });
  return { pageId, website: website.id, api: api.id };
}

const stateOf = async (world: World, pageId: string, componentId: string) =>
  (await readPageView(world.ctx, pageId)).components.find(({ id }) => id === componentId)?.state;

const update = (
  world: World,
  componentId: string,
  state: ComponentState,
  more: Partial<PublishIncidentUpdate> = {},
): PublishIncidentUpdate => ({
  pageKind: "public",
  incidentId: "incident0001",
  publicTitle: "Website is down",
  status: "investigating",
  body: "The website does not answer.",
  components: [{ componentId, state }],
  nextUpdateAt: new Date(world.clock.now().getTime() + minutes(20)),
  messageId: "message00001",
  ...more,
});

describe("an incident on the page", () => {
  test("takes its components down and returns them when it is resolved", async ({ world }) => {
    const { pageId, website } = await page(world);
    const first = await publishIncidentUpdate(world.ctx, update(world, website, "major_outage"));
    expect(first?.url).toBe(`http://ripplecast.test/incidents/${first?.pageIncidentId}`);
    expect(await stateOf(world, pageId, website)).toBe("major_outage");

    await world.wait(minutes(10));
    await publishIncidentUpdate(world.ctx, {
      ...update(world, website, "operational"),
      components: [],
      status: "resolved",
      messageId: "message00002",
      nextUpdateAt: null,
    });
    const view = await readPageView(world.ctx, pageId);
    expect(view.status.indicator).toBe("none");
    expect(view.incidents[0]).toMatchObject({ status: "resolved", impact: "critical", nextUpdateAt: null });
    expect(view.incidents[0]?.updates.map(({ status }) => status)).toEqual(["resolved", "investigating"]);
    const uptime = await componentUptime(world.ctx, { pageId, componentId: website });
    expect(uptime.majorOutageSeconds).toBe(600);
  });

  test("is told once per message, however often the call is repeated", async ({ world }) => {
    const { pageId, website } = await page(world);
    const one = await publishIncidentUpdate(world.ctx, update(world, website, "major_outage"));
    const two = await publishIncidentUpdate(world.ctx, update(world, website, "major_outage"));
    expect(two).toEqual(one);
    expect((await listPageIncidents(world.ctx, pageId)).items[0]?.updates).toHaveLength(1);
  });

  test("keeps a component down that another incident still holds", async ({ world }) => {
    const { pageId, website } = await page(world);
    await publishIncidentUpdate(world.ctx, update(world, website, "major_outage"));
    const other = { incidentId: "incident0002", messageId: "message00009" };
    await publishIncidentUpdate(world.ctx, update(world, website, "major_outage", other));
    const resolved = { ...update(world, website, "operational"), components: [], nextUpdateAt: null };
    await publishIncidentUpdate(world.ctx, { ...resolved, status: "resolved", messageId: "message00002" });
    expect(await stateOf(world, pageId, website)).toBe("major_outage");
  });

  test("says so when the promised update does not come, and that it was moved, and why", async ({
    world,
  }) => {
    const { pageId, website } = await page(world);
    const first = update(world, website, "major_outage");
    await publishIncidentUpdate(world.ctx, first);
    const dueAt = first.nextUpdateAt as Date;
    const later = new Date(dueAt.getTime() + minutes(10));
    await movePagePromise(world.ctx, {
      pageKind: "public",
      incidentId: first.incidentId,
      from: dueAt,
      to: later,
      reason: "We are waiting for our provider.",
    });
    let [incident] = (await readPageView(world.ctx, pageId)).incidents;
    expect(incident?.nextUpdateAt).toEqual(later);
    expect(incident?.updates[0]).toMatchObject({ kind: "promise-moved" });
    expect(incident?.updates[0]?.body).toMatch(/promised by .* UTC, will come by .* UTC\. We are waiting/);

    await world.wait(minutes(29));
    [incident] = (await readPageView(world.ctx, pageId)).incidents;
    expect(incident?.nextUpdateMissedAt).toBeNull();
    await world.wait(minutes(1));
    [incident] = (await readPageView(world.ctx, pageId)).incidents;
    expect(incident?.nextUpdateMissedAt).toEqual(later);
    expect(incident?.updates[0]?.kind).toBe("promise-missed");

    await publishIncidentUpdate(
      world.ctx,
      update(world, website, "major_outage", { messageId: "message00002" }),
    );
    [incident] = (await readPageView(world.ctx, pageId)).incidents;
    expect(incident?.nextUpdateMissedAt).toBeNull();
    expect(incident?.updates.map(({ kind }) => kind)).toContain("promise-missed");
  });

  test("carries its postmortem, and none is published where the incident never was", async ({ world }) => {
    const { pageId, website } = await page(world);
    const postmortem = {
      pageKind: "public" as const,
      incidentId: "incident0001",
      publicTitle: "Website is down",
      body: "## What happened\n\nA disk ran full.",
      signedBy: "Ana",
    };
    expect(await publishPostmortem(world.ctx, postmortem)).toBeNull();
    await publishIncidentUpdate(world.ctx, update(world, website, "major_outage"));
    const published = await publishPostmortem(world.ctx, postmortem);
    expect(published?.url).toMatch(/#postmortem$/);
    const [incident] = (await readPageView(world.ctx, pageId)).incidents;
    expect(incident?.postmortem).toMatchObject({ signedBy: "Ana" });
    expect(incident?.updates[0]).toMatchObject({ kind: "postmortem", status: "postmortem" });
  });

  test("refuses a state by hand while it holds the component", async ({ world }) => {
    const { pageId, website } = await page(world);
    const byHand = { pageId, componentId: website, state: "operational" as const };
    await setComponentState(world.ctx, { ...byHand, state: "partial_outage" });
    expect(await stateOf(world, pageId, website)).toBe("partial_outage");
    await publishIncidentUpdate(world.ctx, update(world, website, "major_outage"));
    await expect(setComponentState(world.ctx, byHand)).rejects.toMatchObject({ code: "component-held" });
  });
});

describe("a maintenance", () => {
  const window = (world: World) => ({
    title: "Database upgrade",
    body: "We upgrade the database.",
    scheduledFor: new Date(world.clock.now().getTime() + hours(3)),
    scheduledUntil: new Date(world.clock.now().getTime() + hours(4)),
  });

  test("starts and ends by the clock and takes its components along", async ({ world }) => {
    const { pageId, website, api } = await page(world);
    const { id } = await scheduleMaintenance(world.ctx, {
      pageId,
      ...window(world),
      componentIds: [website],
    });
    expect((await readPageView(world.ctx, pageId)).maintenances[0]).toMatchObject({
      id,
      status: "scheduled",
    });

    await world.wait(hours(3));
    let view = await readPageView(world.ctx, pageId);
    expect(view.maintenances[0]?.status).toBe("in_progress");
    expect(view.status).toEqual({ indicator: "maintenance", description: "Service Under Maintenance" });
    expect(await stateOf(world, pageId, api)).toBe("operational");

    await world.wait(hours(1));
    view = await readPageView(world.ctx, pageId);
    expect(view.maintenances[0]?.updates.map(({ status }) => status)).toEqual([
      "completed",
      "in_progress",
      "scheduled",
    ]);
    expect(view.status.indicator).toBe("none");
  });

  test("does not hide an outage, and an outage that began meanwhile stays when it ends", async ({
    world,
  }) => {
    const { pageId, website, api } = await page(world);
    await publishIncidentUpdate(world.ctx, update(world, website, "partial_outage"));
    await scheduleMaintenance(world.ctx, { pageId, ...window(world), componentIds: [website, api] });
    await world.wait(hours(3));
    expect(await stateOf(world, pageId, website)).toBe("partial_outage");
    expect(await stateOf(world, pageId, api)).toBe("under_maintenance");
    await world.wait(hours(1));
    expect(await stateOf(world, pageId, website)).toBe("partial_outage");
    expect(await stateOf(world, pageId, api)).toBe("operational");
  });

  test("that is called off is still told where its mails point", async ({ world }) => {
    const { pageId, website } = await page(world);
    const { id } = await scheduleMaintenance(world.ctx, {
      pageId,
      ...window(world),
      componentIds: [website],
    });
    await moveMaintenance(world.ctx, { maintenanceId: id, status: "cancelled" });
    await world.wait(hours(5));
    const story = await readStoryView(world.ctx, pageId, id);
    expect(story?.maintenances[0]?.updates.map(({ status }) => status)).toEqual(["cancelled", "scheduled"]);
    expect(await readStoryView(world.ctx, pageId, "nothing00000")).toBeNull();
    expect(await stateOf(world, pageId, website)).toBe("operational");
  });

  test("takes only steps that make sense", async ({ world }) => {
    const { pageId, website } = await page(world);
    const { id } = await scheduleMaintenance(world.ctx, {
      pageId,
      ...window(world),
      componentIds: [website],
    });
    const move = (status: "in_progress" | "verifying" | "completed" | "cancelled") =>
      moveMaintenance(world.ctx, { maintenanceId: id, status });
    await expect(move("completed")).rejects.toMatchObject({ code: "maintenance-step-wrong" });
    await move("in_progress");
    await move("verifying");
    await world.wait(hours(5));
    expect(await stateOf(world, pageId, website)).toBe("under_maintenance");
    await move("completed");
    expect(await stateOf(world, pageId, website)).toBe("operational");
    await expect(move("cancelled")).rejects.toMatchObject({ code: "maintenance-step-wrong" });
  });
});

test("each audience is sent to its own page, else to the workspace's page of that kind", async ({
  world,
}) => {
  await createPage(world.ctx, { name: "Status", slug: "status" });
  await world.wait(minutes(1));
  await createPage(world.ctx, { name: "Partners", slug: "partners", audienceId: "audiencepart" });
  await createPage(world.ctx, { name: "Inside", slug: "inside", visibility: "internal" });
  const link = async (pageKind: "public" | "internal", audienceId?: string) =>
    (await pageLinkFor(world.ctx, { pageKind, audienceId }))?.url;
  expect(await link("public")).toBe("http://ripplecast.test");
  expect(await link("public", "audiencepart")).toBe("http://ripplecast.test/status/partners");
  expect(await link("public", "audienceothe")).toBe("http://ripplecast.test");
  expect(await link("internal")).toBe("http://ripplecast.test/internal");
  await expect(createPage(world.ctx, { name: "Again", slug: "status" })).rejects.toMatchObject({
    code: "status-page-slug-taken",
  });
});
