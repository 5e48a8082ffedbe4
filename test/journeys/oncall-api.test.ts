import { furnishOncall } from "#domains/oncall";
import { deactivatePerson, furnishPeople } from "#domains/people";
import { onCallRoutes } from "../../src/api/rest/oncall.ts";
import { peopleRoutes } from "../../src/api/rest/people.ts";
import type { Route } from "../../src/api/route.ts";
import { expect, minutes, test } from "./on-call-story.ts";

const routes: readonly Route[] = [...peopleRoutes, ...onCallRoutes];

/** Calls a route as the server does: input by its schemas, answer by its contract, nothing more and nothing less. */
async function call<T = { id: string }>(
  ctx: Parameters<Route["run"]>[0],
  name: string,
  { params = {}, query = {}, body }: { params?: object; query?: object; body?: object } = {},
): Promise<T> {
  const route = routes.find((each) => `${each.method} ${each.path}` === `${name.replace(" /", " /api/v1/")}`);
  if (!route) throw new Error(`no route ${name}`);
  const answer = await route.run(ctx, {
    params: route.params?.parse(params),
    query: route.query?.parse(query),
    body: route.body?.parse(body),
  });
  const shown = route.response?.parse(answer);
  if (route.response) expect(shown).toEqual(answer);
  return shown as T;
}

test("a furnished workspace has somebody on call, next week too, and the API says so", async ({
  world,
  story,
}) => {
  const admin = await story.person("Ada");
  const { teamId, serviceId } = await furnishPeople(world.ctx, admin.id);
  await furnishOncall(world.ctx, { adminId: admin.id, teamId, serviceId, timeZone: "Europe/Berlin" });

  const onCall = await call<{ items: unknown[] }>(world.ctx, "GET /on-call");
  expect(onCall.items).toEqual([
    {
      schedule: { id: expect.any(String), name: "Primary", timeZone: "Europe/Berlin" },
      now: [{ id: admin.id, name: "Ada" }],
      until: null,
      next: null,
      warnings: [],
    },
  ]);
  const { items: policies } = await call<{ items: unknown[] }>(world.ctx, "GET /escalation-policies");
  expect(policies).toMatchObject([{ name: "Default", repeatTimes: 2, steps: [{ delayMinutes: 5 }, {}] }]);
  const service = await call(world.ctx, "GET /services/:serviceId", { params: { serviceId } });
  expect(service).toMatchObject({ name: "Website", team: { name: "Operations" }, tier: 1 });
});

test("schedules, overrides and shifts are made and read over the API", async ({ world, story }) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const rotation = {
    name: "Days",
    kind: "custom",
    every: { count: 12, unit: "hours" },
    startsOn: "2026-11-23",
  };
  const schedule = await call(world.ctx, "POST /schedules", {
    body: {
      name: "Follow the sun",
      timeZone: "UTC",
      rotations: [{ ...rotation, handOverAt: "06:00", turns: [[ana.id], [ben.id]] }],
    },
  });
  const params = { scheduleId: schedule.id };
  const day = { from: "2026-11-23T06:00:00Z", until: "2026-11-24T06:00:00Z" };
  await call(world.ctx, "POST /schedules/:scheduleId/overrides", {
    params,
    body: { kind: "add", from: "2026-11-23T20:00:00Z", until: day.until, personIds: [ana.id] },
  });
  const { shifts } = await call<{ shifts: { people: { name: string }[] }[] }>(
    world.ctx,
    "GET /schedules/:scheduleId/shifts",
    { params, query: day },
  );
  expect(shifts.map((shift) => shift.people.map((person) => person.name))).toEqual([
    ["Ana"],
    ["Ben"],
    ["Ben", "Ana"],
  ]);
  const { items } = await call<{ items: { id: string }[] }>(
    world.ctx,
    "GET /schedules/:scheduleId/overrides",
    {
      params,
    },
  );
  await call(world.ctx, "DELETE /schedules/:scheduleId/overrides/:overrideId", {
    params: { ...params, overrideId: items[0]?.id },
  });
  await call(world.ctx, "PATCH /schedules/:scheduleId", { params, body: { name: "Sun" } });
  expect((await call<{ items: unknown[] }>(world.ctx, "GET /schedules")).items).toMatchObject([
    { name: "Sun" },
  ]);
  await call(world.ctx, "DELETE /schedules/:scheduleId", { params });
  expect((await call<{ items: unknown[] }>(world.ctx, "GET /schedules")).items).toEqual([]);
});

test("a schedule is looked at before it is saved, with the overrides it already has", async ({
  world,
  story,
}) => {
  const [ana, ben, cleo] = [await story.person("Ana"), await story.person("Ben"), await story.person("Cleo")];
  const schedule = await story.schedule("Primary", [ana]);
  await call(world.ctx, "POST /schedules/:scheduleId/overrides", {
    params: { scheduleId: schedule.id },
    body: {
      kind: "replace",
      from: "2026-11-26T09:00:00Z",
      until: "2026-11-27T09:00:00Z",
      personIds: [cleo.id],
    },
  });
  const rotation = { name: "Days", kind: "daily", startsOn: "2026-11-24", handOverAt: "09:00" };
  const preview = async (turns: string[][], more: object = {}) => {
    const { shifts, gaps } = await call<{
      shifts: { from: string; people: { name: string }[] }[];
      gaps: { from: string; until: string }[];
    }>(world.ctx, "POST /schedules/preview", {
      body: {
        timeZone: "UTC",
        rotations: [{ ...rotation, turns }],
        from: "2026-11-24T09:00:00Z",
        until: "2026-11-28T09:00:00Z",
        ...more,
      },
    });
    return { shifts: shifts.map((shift) => shift.people.map(({ name }) => name)), gaps };
  };
  expect(await preview([[ana.id], [ben.id]])).toEqual({
    shifts: [["Ana"], ["Ben"], ["Ana"], ["Ben"]],
    gaps: [],
  });
  expect(await preview([[ana.id], [ben.id]], { scheduleId: schedule.id })).toMatchObject({
    shifts: [["Ana"], ["Ben"], ["Cleo"], ["Ben"]],
  });
  await deactivatePerson(world.ctx, { personId: ben.id });
  expect((await preview([[ana.id], [ben.id]])).gaps).toEqual([
    { from: "2026-11-25T09:00:00.000Z", until: "2026-11-26T09:00:00.000Z" },
    { from: "2026-11-27T09:00:00.000Z", until: "2026-11-28T09:00:00.000Z" },
  ]);
  await expect(preview([["aaaaaaaaaaaa"]])).rejects.toMatchObject({ code: "person-not-found" });
  await expect(preview([[ana.id]], { until: "2026-11-23T09:00:00Z" })).rejects.toMatchObject({
    code: "range-too-long",
  });
  const unchanged = await call<{ rotations: { turns: unknown[] }[] }>(
    world.ctx,
    "GET /schedules/:scheduleId",
    { params: { scheduleId: schedule.id } },
  );
  expect(unchanged.rotations[0]?.turns).toEqual([[{ id: ana.id, name: "Ana" }]]);
});

test("a schedule that a policy notifies, and a policy that a service uses, are not taken away", async ({
  world,
  story,
}) => {
  const ana = await story.person("Ana");
  const schedule = await story.schedule("Primary", [ana]);
  const policy = await story.policy([[{ kind: "schedule", id: schedule.id }]]);
  await call(world.ctx, "POST /services", { body: { name: "Web", escalationPolicyId: policy.id } });
  const remove = (name: string, params: object) => call(world.ctx, name, { params });
  await expect(remove("DELETE /schedules/:scheduleId", { scheduleId: schedule.id })).rejects.toMatchObject({
    code: "schedule-in-use",
  });
  await expect(
    remove("DELETE /escalation-policies/:policyId", { policyId: policy.id }),
  ).rejects.toMatchObject({ code: "policy-in-use" });
  await expect(
    call(world.ctx, "PATCH /escalation-policies/:policyId", {
      params: { policyId: policy.id },
      body: { steps: [{ targets: [{ kind: "team", id: "aaaaaaaaaaaa" }], delayMinutes: 1 }] },
    }),
  ).rejects.toMatchObject({ code: "policy-target-not-found" });
});

test("the notifications of an alert show reason, method and what became of each", async ({
  world,
  story,
}) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const alert = await story.raiseAlert("disk full", await story.policy([[{ kind: "person", id: ana.id }]]));
  const params = { alertId: alert.id };
  await call(world.ctx, "POST /alerts/:alertId/reassign", { params, body: { personIds: [ben.id] } });
  await world.wait(minutes(1));
  const shown = await call<{ items: unknown[] }>(world.ctx, "GET /alerts/:alertId/notifications", { params });
  expect(shown.items).toMatchObject([
    { person: { name: "Ben" }, reason: "Reassigned by Someone", step: 0, state: "pending" },
    {
      person: { name: "Ana" },
      state: "cancelled",
      deliveries: expect.arrayContaining([
        expect.objectContaining({ channel: "email", state: "sent" }),
        expect.objectContaining({ channel: "email", state: "cancelled", deliveryId: null }),
      ]),
    },
  ]);
  await call(world.ctx, "POST /alerts/:alertId/escalate", { params });
});

test("a notification is answered by whom it was sent to and by nobody else", async ({ world, story }) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const alert = await story.raiseAlert("disk full", await story.policy([[{ kind: "person", id: ana.id }]]));
  const params = { alertId: alert.id };
  const { items } = await call<{ items: { id: string }[] }>(world.ctx, "GET /alerts/:alertId/notifications", {
    params,
  });
  const answer = (personId: typeof ana.id, role: "responder" | "viewer") =>
    call(
      world.ctx.as({ kind: "user", userId: "u", personId, role }),
      "POST /notifications/:notificationId/answer",
      { params: { notificationId: items[0]?.id }, body: { answer: "acknowledge" } },
    );
  await expect(answer(ben.id, "responder")).rejects.toMatchObject({ code: "notification-not-found" });
  await expect(answer(ana.id, "viewer")).rejects.toMatchObject({ code: "not-allowed" });
  await answer(ana.id, "responder");
  const shown = await call<{ items: unknown[] }>(world.ctx, "GET /alerts/:alertId/notifications", { params });
  expect(shown).toMatchObject({ escalation: { state: "stopped" }, items: [{ state: "answered" }] });
});

test("people, teams and one's own methods over the API", async ({ world, story }) => {
  const ana = await story.person("Ana");
  const asAna = world.ctx.as({ kind: "user", userId: "u", personId: ana.id, role: "administrator" });
  const me = { personId: "me" };
  expect(await call(asAna, "GET /people/:personId", { params: me })).toMatchObject({
    name: "Ana",
    reachable: true,
  });
  const { items: kinds } = await call<{ items: { channel: string }[] }>(asAna, "GET /contact-method-kinds");
  expect(kinds).toContainEqual({
    channel: "inbox",
    name: expect.any(String),
    fields: [],
    verification: "none",
  });
  const added = await call(asAna, "POST /people/:personId/contact-methods", {
    params: me,
    body: { channel: "email", address: { address: "ana@home.test" }, label: "Home" },
  });
  const method = { ...me, contactMethodId: added.id };
  await call(asAna, "POST /people/:personId/contact-methods/:contactMethodId/request-verification", {
    params: method,
  });
  await call(asAna, "PUT /people/:personId/notification-rules", {
    params: me,
    body: { rules: [{ urgency: "high", delayMinutes: 1, contactMethodId: added.id }] },
  });
  await call(asAna, "GET /people/:personId/notification-rules", { params: me });
  await call(asAna, "GET /people/:personId/contact-methods", { params: me });
  await call(asAna, "DELETE /people/:personId/contact-methods/:contactMethodId", { params: method });

  const team = await call(asAna, "POST /teams", { body: { name: "Night", memberIds: [ana.id] } });
  await call(asAna, "PATCH /teams/:teamId", { params: { teamId: team.id }, body: { name: "Day" } });
  expect((await call<{ items: unknown[] }>(asAna, "GET /teams")).items).toMatchObject([
    { name: "Day", members: [{ name: "Ana" }] },
  ]);
  await call(asAna, "DELETE /teams/:teamId", { params: { teamId: team.id } });
  const ben = await call(asAna, "POST /people", { body: { name: "Ben", email: "ben@example.test" } });
  await call(asAna, "POST /people/:personId/deactivate", { params: { personId: ben.id } });
  await call(asAna, "POST /people/:personId/reactivate", { params: { personId: ben.id } });
  expect(
    (await call<{ items: unknown[] }>(asAna, "GET /people", { query: { limit: "1" } })).items,
  ).toHaveLength(1);
});
