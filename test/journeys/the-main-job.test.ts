import { acknowledgeAlert, listAlerts } from "#domains/alerts";
import { listPromises, previewUpdate, sendUpdate } from "#domains/communication";
import { declareIncident, getIncident } from "#domains/incidents";
import { expect, minutes, test, type World } from "#world";
import { ROUTING_KEY } from "../world/cast.ts";

/** Says something to the audiences: looks at the preview, then sends exactly that. */
async function tell(world: World, proposal: Parameters<typeof previewUpdate>[1]) {
  const { carla } = await world.cast();
  const preview = await previewUpdate(carla.ctx, proposal);
  expect(preview.findings.filter(({ severity }) => severity === "block")).toEqual([]);
  return sendUpdate(carla.ctx, {
    ...proposal,
    previewHash: preview.hash,
    idempotencyKey: crypto.randomUUID(),
  });
}

test("an alert becomes informed people, and the promises made on the way are kept or escalated", async ({
  world,
}) => {
  const { acme, olga, ben, carla } = await world.cast();
  const url = await world.serve();

  // A monitor notices.
  const answer = await fetch(`${url}/v2/enqueue`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      routing_key: ROUTING_KEY,
      event_action: "trigger",
      payload: {
        summary: "checkout-db-7 is out of connections",
        source: "checkout-db-7",
        severity: "critical",
      },
    }),
  });
  expect(answer.status).toBe(202);
  await world.settle();

  // The person on call is told why, and answers.
  const notified = world.mail.mails.find(({ to }) => to === olga.email);
  expect(notified?.text).toContain("is on call for Primary");
  const [alert] = (await listAlerts(acme, {})).items;
  await acknowledgeAlert(olga.ctx, { alertId: alert?.id ?? "" });
  const mailsBefore = world.mail.mails.length;
  await world.wait(minutes(3));
  expect(world.mail.mails.length).toBe(mailsBefore);

  // An incident is declared; every audience is promised a first message.
  const service = await acme.transaction((tx) =>
    tx.selectFrom("service").select("id").executeTakeFirstOrThrow(),
  );
  const incident = await declareIncident(ben.ctx, {
    internalTitle: "checkout-db-7 has no connections left",
    severity: "SEV1",
    serviceIds: [service.id],
    alertIds: [alert?.id ?? ""],
    commanderId: ben.personId,
    communicationsLeadId: carla.personId,
  });
  await world.settle();
  const { items: first } = await listPromises(acme, { incidentId: incident.id });
  expect(first.map(({ audience, kind }) => `${audience} ${kind}`).sort()).toEqual(
    ["Customers first", "Employees first", "Leadership first", "Responders first", "Support first"].sort(),
  );

  // The communications lead says it once; five audiences hear it in their words, support before customers.
  const component = incident.components[0];
  await tell(world, {
    incidentId: incident.id,
    facts: [
      { key: "symptom", value: "Some orders can not be paid." },
      { key: "whatWorks", value: ["Browsing", "The basket"] },
      { key: "currentAction", value: "We are looking for the cause." },
      { key: "cause.technical", value: "connection pool of checkout-db-7 exhausted", ring: 1 },
    ],
    components: component ? [{ componentId: component.id, state: "partial_outage" }] : [],
  });
  await world.settle();
  const page = await (await fetch(`${url}/`)).text();
  expect(page).toContain("Some orders can not be paid.");
  expect(page).not.toContain("checkout-db-7");
  const { items: next } = await listPromises(acme, { incidentId: incident.id });
  expect(
    next.filter(({ closedAt, keptAt }) => !closedAt && !keptAt).every(({ kind }) => kind === "next"),
  ).toBe(true);

  // Nobody says anything more: reminders to Carla, then Ben, then the escalation policy.
  await world.wait(minutes(25));
  const subjects = (to: string) =>
    world.mail.mails.filter((mail) => mail.to === to).map(({ subject }) => subject);
  expect(subjects(carla.email).join("\n")).toMatch(/Customers/);
  expect(subjects(ben.email).join("\n")).toMatch(/Customers/);
  const missed = (await listPromises(acme, { incidentId: incident.id })).items.filter(
    ({ missedAt }) => missedAt,
  );
  expect(missed.map(({ audience }) => audience)).toContain("Customers");

  // It is fixed, and everybody hears that too.
  await tell(world, {
    incidentId: incident.id,
    status: "resolved",
    statusReason: "Payments succeed again for 15 minutes.",
    facts: [
      { key: "impact.dataLoss", value: "no" },
      { key: "fixApplied", value: "We added capacity." },
    ],
    components: component ? [{ componentId: component.id, state: "operational" }] : [],
  });
  await world.settle();
  expect((await getIncident(acme, { incidentId: incident.id })).status).toBe("resolved");
  expect(await (await fetch(`${url}/api/v2/summary.json`)).json()).toMatchObject({
    incidents: [],
    status: { indicator: "none" },
  });
});
