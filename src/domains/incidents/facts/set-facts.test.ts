import { expect, minutes, test } from "#world";
import { actorOf, eventNames, incidentCast, timelineTexts } from "../../../../test/world/incident-cast.ts";
import {
  declareIncident,
  factHistory,
  factsAsOf,
  getFacts,
  getIncident,
  incidentForPlan,
  knownTo,
  listFactKinds,
  setFacts,
} from "../index.ts";

test("facts are versioned; what was held to be true at any minute can be read back", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV1" });
  const values = async (at: Date) =>
    Object.fromEntries((await factsAsOf(asAna, incidentId, at)).map(({ key, value }) => [key, value]));

  await world.wait(minutes(1));
  const first = world.clock.now();
  await setFacts(asAna, { incidentId, changes: [{ key: "symptom", value: "Pages are slow" }] });
  await world.wait(minutes(5));
  const second = world.clock.now();
  await setFacts(asAna, {
    incidentId,
    changes: [
      { key: "symptom", value: "Pages do not load" },
      { key: "impact.share", value: 0.4, confidence: "suspected" },
    ],
  });
  await world.wait(minutes(5));
  await setFacts(asAna, { incidentId, changes: [{ key: "impact.share", value: null }] });

  expect(await values(first)).toMatchObject({ symptom: "Pages are slow" });
  expect(await values(new Date(second.getTime() - 1))).toMatchObject({ symptom: "Pages are slow" });
  expect(await values(second)).toMatchObject({ symptom: "Pages do not load", "impact.share": 0.4 });
  expect(await values(world.clock.now())).not.toHaveProperty("impact.share");
  expect(await factHistory(asAna, { incidentId, key: "symptom" })).toMatchObject([
    { version: 1, value: "Pages are slow", validUntil: second.toISOString(), author: { label: "Ana" } },
    { version: 2, value: "Pages do not load", validUntil: null },
  ]);
  expect(await timelineTexts(asAna, incidentId)).toEqual(
    expect.arrayContaining([
      "Symptom: Pages do not load",
      "Share affected, suspected: 40%",
      "Share affected withdrawn",
    ]),
  );
});

test("all changes of one call are written, or none; one event says so without values", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV1" });
  const good = { key: "symptom", value: "Pages do not load" };
  const refused = async (changes: Parameters<typeof setFacts>[1]["changes"], code: string) =>
    expect(setFacts(asAna, { incidentId, changes })).rejects.toMatchObject({ code });
  await refused([good, { key: "impact.share", value: 40 }], "invalid-input");
  await refused([good, { key: "severity", value: "SEV4" }], "fact-kind-unknown");
  await refused([good, { key: "weather", value: "rain" }], "fact-kind-unknown");
  await refused([good, { key: "cause.technical", value: "db-1", ring: 5 }], "fact-ring-too-wide");
  await refused([good, { key: "workaround", ring: 4 }], "fact-not-set");
  expect((await getFacts(asAna, { incidentId })).facts.map(({ key }) => key)).toEqual([
    "startedAt",
    "detectedAt",
  ]);

  await setFacts(asAna, { incidentId, changes: [good, { key: "workaround", value: "Use the app" }] });
  await setFacts(asAna, { incidentId, changes: [good] });
  const events = await world.sql<{ data: unknown }>(
    "select data from event where name = 'incident.fact-changed' and subject_id = $1 order by seq offset 1",
    [incidentId],
  );
  expect(events).toEqual([{ data: { incidentId, keys: ["symptom", "workaround"], versions: [1, 1] } }]);
  expect(
    (await eventNames(world, incidentId)).filter((name) => name === "incident.fact-changed"),
  ).toHaveLength(2);
});

test("a stale write is refused and shows both values", async ({ world }) => {
  const { asAna, ben } = await incidentCast(world);
  const asBen = world.ctx.as(actorOf(ben, "responder"));
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV1" });
  await setFacts(asAna, { incidentId, changes: [{ key: "impact.count", value: 100 }] });
  await setFacts(asBen, {
    incidentId,
    changes: [{ key: "impact.count", value: 250 }],
    expectedVersions: { "impact.count": 1 },
  });
  await expect(
    setFacts(asAna, {
      incidentId,
      changes: [{ key: "impact.count", value: 120 }],
      expectedVersions: { "impact.count": 1 },
    }),
  ).rejects.toMatchObject({
    code: "fact-changed",
    status: 409,
    message: expect.stringContaining("Number affected is now “250”, you sent “120”"),
    detail: { conflicts: [{ key: "impact.count", yours: 120, current: 250, version: 2 }] },
  });
});

test("of two writers who read the same version, exactly one is taken", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV1" });
  const write = (value: string) =>
    setFacts(asAna, { incidentId, changes: [{ key: "symptom", value }], expectedVersions: { symptom: 0 } });
  const results = await Promise.allSettled([write("a"), write("b"), write("c")]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await factHistory(asAna, { incidentId, key: "symptom" })).toHaveLength(1);
});

test("correcting a time moves the incident's own", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV1" });
  await setFacts(asAna, { incidentId, changes: [{ key: "startedAt", value: "2026-01-01T08:00:00+01:00" }] });
  expect(await getIncident(asAna, { incidentId })).toMatchObject({ startedAt: "2026-01-01T07:00:00.000Z" });
});

test("facts can be given while declaring, and hidden ones stay hidden from outer rings", async ({
  world,
}) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, {
    internalTitle: "canary-title",
    severity: "SEV1",
    facts: [
      { key: "symptom", value: "Pages do not load" },
      { key: "cause.technical", value: "canary-cause" },
      { key: "workaround", value: "canary-legal", compartments: ["legal"] },
    ],
  });
  const incident = await world.ctx.transaction((tx) => incidentForPlan(tx, incidentId));
  const now = world.clock.now();
  const told = (ring: 1 | 5, compartments: string[]) =>
    JSON.stringify(knownTo(incident, { ring, compartments }, now));
  expect(told(5, [])).toContain("Pages do not load");
  expect(told(5, [])).not.toContain("canary");
  expect(told(5, ["legal"])).toContain("canary-legal");
  expect(told(1, [])).toContain("canary-cause");
});

test("the catalogue says what ring a fact would get in an incident of this status", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const ring = async (status: "investigating" | "identified") =>
    (await listFactKinds(asAna, { status })).find(({ key }) => key === "cause.plain")?.defaultRing;
  expect(await ring("investigating")).toBe(3);
  expect(await ring("identified")).toBe(5);
});
