import { createService } from "#domains/people";
import { newId } from "#kernel/ids";
import { expect, minutes, test } from "#world";
import { eventNames, incidentCast, timelineTexts } from "../../../test/world/incident-cast.ts";
import {
  addNote,
  amendIncident,
  changeSeverity,
  changeStatus,
  declareIncident,
  furnishIncidents,
  getIncident,
  incidentForPlan,
  listIncidents,
  listOpenIncidents,
  reopenIncident,
  setComponents,
  setServices,
} from "./index.ts";

test("declaring by hand gathers services, components, people and the first facts", async ({ world }) => {
  const { asAna, ana, ben, website, component } = await incidentCast(world);
  const incident = await declareIncident(asAna, {
    internalTitle: "db-1.prod disk full",
    severity: "SEV1",
    serviceIds: [website],
    responderIds: [ben],
    bridgeUrl: "https://meet.example.com/war-room",
  });

  expect(incident).toMatchObject({
    number: 1,
    internalTitle: "db-1.prod disk full",
    publicTitle: "Problem with Website",
    severity: "SEV1",
    status: "investigating",
    drill: false,
    bridgeUrl: "https://meet.example.com/war-room",
    declaredBy: { personId: ana, label: "Ana" },
    commander: { id: ana, name: "Ana" },
    communicationsLead: { id: ana },
    services: [{ id: website, name: "web-frontend-prod" }],
    components: [{ id: component, name: "Website", state: "major_outage" }],
    version: 1,
  });
  expect(incident.responders).toMatchObject([
    { person: { id: ana }, state: "joined" },
    { person: { id: ben }, state: "asked" },
  ]);
  expect(await timelineTexts(asAna, incident.id)).toEqual([
    "Incident declared as SEV1",
    expect.stringMatching(/^Started, suspected: /),
    expect.stringMatching(/^Detected: /),
    "Ana is Incident commander now",
    "Ana is Communications lead now",
    "Ben was asked to help",
  ]);
  expect(await eventNames(world, incident.id)).toEqual([
    "incident.fact-changed",
    "incident.role-assigned",
    "incident.role-assigned",
    "incident.responder-asked",
    "incident.declared",
  ]);
});

test("the public title never comes from the internal one, nor from a service's name", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const hidden = await createService(world.ctx, { name: "secret-db-cluster" });
  const incident = await declareIncident(asAna, {
    internalTitle: "secret-db-cluster is down",
    severity: "SEV2",
    serviceIds: [hidden.id],
  });
  expect(incident.publicTitle).toBe("Service disruption");
  expect(incident.components).toEqual([]);
});

test("numbers count up in each workspace, and a refused declaration takes none", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  await declareIncident(asAna, { internalTitle: "one", severity: "SEV3" });
  await expect(declareIncident(asAna, { internalTitle: "x", severity: "SEV9" })).rejects.toMatchObject({
    code: "severity-not-found",
  });
  await expect(
    declareIncident(asAna, { internalTitle: "x", severity: "SEV3", responderIds: [newId()] }),
  ).rejects.toMatchObject({ code: "incident-person-unknown" });
  expect((await declareIncident(asAna, { internalTitle: "two", severity: "SEV3" })).number).toBe(2);

  const other = world.engine.ctxFor(newId<"workspace">(), { kind: "system", why: "test" });
  await furnishIncidents(other);
  expect((await declareIncident(other, { internalTitle: "theirs", severity: "SEV3" })).number).toBe(1);
  expect((await listIncidents(other)).items).toHaveLength(1);
});

test("declaring at once gives every incident a number of its own", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const declared = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      declareIncident(asAna, { internalTitle: `burst ${n}`, severity: "SEV3" }),
    ),
  );
  expect(declared.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

test("severity and status change with a reason; without one it is refused", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "slow", severity: "SEV3" });
  await expect(changeSeverity(asAna, { incidentId, severity: "SEV1", reason: " " })).rejects.toMatchObject({
    code: "invalid-input",
    fields: [{ path: "reason", says: "say why" }],
  });
  await changeSeverity(asAna, { incidentId, severity: "SEV1", reason: "all regions now" });
  const after = await changeStatus(asAna, { incidentId, status: "identified", reason: "bad release found" });
  expect(after).toMatchObject({ severity: "SEV1", status: "identified", version: 3 });
  expect(await timelineTexts(asAna, incidentId)).toEqual(
    expect.arrayContaining([
      "Severity changed from SEV3 to SEV1: all regions now",
      "Status changed from investigating to identified: bad release found",
    ]),
  );
});

test("statuses write their times, going back takes them away", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "slow", severity: "SEV3" });
  const to = (status: "investigating" | "identified" | "monitoring" | "resolved") =>
    changeStatus(asAna, { incidentId, status, reason: "because" });
  await world.wait(minutes(10));
  const identifiedAt = world.clock.now().toISOString();
  await to("identified");
  await world.wait(minutes(10));
  const fixedAt = world.clock.now().toISOString();
  expect(await to("monitoring")).toMatchObject({ identifiedAt, fixedAt, resolvedAt: null });
  expect(await to("identified")).toMatchObject({ identifiedAt, fixedAt: null });
  expect(await to("investigating")).toMatchObject({ identifiedAt: null, fixedAt: null });
  const facts = await world.ctx.transaction((tx) => incidentForPlan(tx, incidentId));
  expect(facts.facts.map(({ key }) => key).sort()).toEqual(["detectedAt", "startedAt"]);
});

test("resolving ends it with every component working; reopening needs a reason", async ({ world }) => {
  const { asAna, website, component } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, {
    internalTitle: "down",
    severity: "SEV2",
    serviceIds: [website],
  });
  const resolved = await changeStatus(asAna, { incidentId, status: "resolved", reason: "rolled back" });
  expect(resolved).toMatchObject({
    status: "resolved",
    resolvedAt: world.clock.now().toISOString(),
    components: [{ id: component, state: "operational" }],
  });
  expect(await listOpenIncidents(world.ctx)).toEqual([]);
  expect((await eventNames(world, incidentId)).slice(-3)).toEqual([
    "incident.status-changed",
    "incident.components-changed",
    "incident.resolved",
  ]);
  await expect(changeStatus(asAna, { incidentId, status: "monitoring", reason: "x" })).rejects.toMatchObject({
    code: "incident-resolved",
  });
  await expect(reopenIncident(asAna, { incidentId, reason: "" })).rejects.toMatchObject({
    code: "invalid-input",
  });
  expect(await reopenIncident(asAna, { incidentId, reason: "it is back" })).toMatchObject({
    status: "investigating",
    resolvedAt: null,
    fixedAt: null,
  });
  await expect(reopenIncident(asAna, { incidentId, reason: "again" })).rejects.toMatchObject({
    code: "incident-not-resolved",
  });
  expect((await timelineTexts(asAna, incidentId)).at(-1)).toBe("Reopened as investigating: it is back");
});

test("a change made from an older version is refused and shows the current incident", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const declared = await declareIncident(asAna, { internalTitle: "down", severity: "SEV2" });
  const incidentId = declared.id;
  await changeSeverity(asAna, {
    incidentId,
    severity: "SEV1",
    reason: "worse",
    expectedVersion: declared.version,
  });
  await expect(
    changeStatus(asAna, {
      incidentId,
      status: "identified",
      reason: "found",
      expectedVersion: declared.version,
    }),
  ).rejects.toMatchObject({
    code: "incident-changed",
    status: 409,
    detail: { current: { severity: "SEV1", version: 2 } },
  });
});

test("titles, bridge and classification are amended, each on the timeline", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV2" });
  const amended = await amendIncident(asAna, {
    incidentId,
    publicTitle: "Payments are delayed",
    bridgeUrl: "https://meet.example.com/a",
    classifications: ["financial"],
  });
  expect(amended).toMatchObject({
    internalTitle: "down",
    publicTitle: "Payments are delayed",
    bridgeUrl: "https://meet.example.com/a",
    classifications: ["financial"],
  });
  expect((await timelineTexts(asAna, incidentId)).slice(-3)).toEqual([
    "Public title changed to “Payments are delayed”",
    "Bridge: https://meet.example.com/a",
    "Classified as financial",
  ]);
  expect((await eventNames(world, incidentId)).slice(-2)).toEqual([
    "incident.amended",
    "incident.classified",
  ]);
});

test("services bring their components; components are set as a whole and must exist", async ({ world }) => {
  const { asAna, website, component } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, { internalTitle: "down", severity: "SEV3" });
  const marked = await setServices(asAna, { incidentId, serviceIds: [website] });
  expect(marked.components).toEqual([{ id: component, name: "Website", state: "degraded_performance" }]);
  const worse = await setComponents(asAna, {
    incidentId,
    components: [{ id: component, state: "partial_outage" }],
  });
  expect(worse.components).toMatchObject([{ state: "partial_outage" }]);
  expect((await timelineTexts(asAna, incidentId)).at(-1)).toBe("Affected components: Website partial outage");
  await expect(
    setComponents(asAna, { incidentId, components: [{ id: newId(), state: "major_outage" }] }),
  ).rejects.toMatchObject({ code: "incident-component-unknown" });
  await expect(setServices(asAna, { incidentId, serviceIds: [newId()] })).rejects.toMatchObject({
    code: "incident-service-unknown",
  });
  expect((await listIncidents(asAna, { serviceId: website })).items).toHaveLength(1);
});

test("lists filter and go on where they stopped", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  for (const severity of ["SEV1", "SEV2", "SEV3"])
    await declareIncident(asAna, { internalTitle: severity, severity, drill: severity === "SEV3" });
  const numbers = (list: { items: { number: number }[] }) => list.items.map(({ number }) => number);
  expect(numbers(await listIncidents(asAna))).toEqual([3, 2, 1]);
  expect(numbers(await listIncidents(asAna, { drill: "without" }))).toEqual([2, 1]);
  expect(numbers(await listIncidents(asAna, { drill: "only" }))).toEqual([3]);
  expect(numbers(await listIncidents(asAna, { severity: "SEV2" }))).toEqual([2]);
  expect(numbers(await listIncidents(asAna, { status: "resolved" }))).toEqual([]);
  const page = await listIncidents(asAna, { limit: 2 });
  expect(numbers(await listIncidents(asAna, { limit: 2, cursor: page.nextCursor ?? "" }))).toEqual([1]);
});

test("Support may declare and read, but neither command nor contribute", async ({ world }) => {
  const { asSupport } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asSupport, {
    internalTitle: "customers call",
    severity: "SEV3",
  });
  await expect(
    changeSeverity(asSupport, { incidentId, severity: "SEV1", reason: "x" }),
  ).rejects.toMatchObject({
    code: "not-allowed",
  });
  await expect(addNote(asSupport, { incidentId, text: "x" })).rejects.toMatchObject({ code: "not-allowed" });
  expect((await getIncident(asSupport, { incidentId })).number).toBe(1);
});
