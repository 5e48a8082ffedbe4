import { alertIncidentWanted } from "#domains/alerts";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { expect, minutes, test, type World } from "#world";
import { incidentCast, timelineTexts } from "../../../../test/world/incident-cast.ts";
import {
  changeStatus,
  declareFromAlert,
  declareIncident,
  getIncident,
  linkAlert,
  listIncidents,
  unlinkAlert,
} from "../index.ts";

async function raised(
  world: World,
  serviceId: string,
  summary: string,
  acknowledgedBy?: string,
): Promise<string> {
  const source = newId<"alert-source">();
  const alert = newId<"alert">();
  const { workspaceId } = world.ctx;
  const at = world.clock.now();
  await world.sql(
    `insert into alert_source (workspace_id, id, kind, name, routing_key_hash, routing_key_sealed, created_at, updated_at)
     values ($1, $2, 'pagerduty', 'monitor', $2, '', $3, $3)`,
    [workspaceId, source, at],
  );
  await world.sql(
    `insert into alert (workspace_id, id, number, source_id, service_id, dedup_key, summary, severity, urgency, state,
       triggered_at, last_event_at, acknowledged_at, acknowledged_by)
     values ($1, $2, (select count(*) + 1 from alert), $3, $4, $2, $5, 'critical', 'high', $6, $7, $7, $8, $9)`,
    [
      workspaceId,
      alert,
      source,
      serviceId,
      summary,
      acknowledgedBy ? "acknowledged" : "triggered",
      at,
      acknowledgedBy ? at : null,
      acknowledgedBy ?? null,
    ],
  );
  return alert;
}

const wanted = (alertId: string, serviceId: string | null, title = "disk full on db-1") => ({
  alertId,
  serviceId,
  severity: "SEV2",
  title,
});

test("a routing rule's wish becomes an incident that began when its alert did", async ({ world }) => {
  const { asAna, ana, website } = await incidentCast(world);
  const began = world.clock.now();
  const alertId = await raised(world, website, "disk full on db-1", ana);
  await world.wait(minutes(3));
  await world.ctx.transaction((tx) =>
    record(tx, world.ctx, alertIncidentWanted, alertId, wanted(alertId, website)),
  );
  await world.settle();

  const [incident] = (await listIncidents(asAna)).items;
  const whole = await getIncident(asAna, { incidentId: incident?.id ?? "" });
  expect(whole).toMatchObject({
    internalTitle: "disk full on db-1",
    publicTitle: "Problem with Website",
    severity: "SEV2",
    startedAt: began.toISOString(),
    detectedAt: began.toISOString(),
    declaredBy: { personId: null, label: "Ripplecast" },
    commander: { id: ana },
    alerts: [{ id: alertId, state: "acknowledged", summary: "disk full on db-1" }],
  });
  const [alert] = await world.sql<{ incident_id: string }>("select incident_id from alert where id = $1", [
    alertId,
  ]);
  expect(alert?.incident_id).toBe(whole.id);
});

test("running twice declares once", async ({ world }) => {
  const { asAna, website } = await incidentCast(world);
  const alertId = await raised(world, website, "disk full");
  await Promise.all([1, 2, 3].map(() => declareFromAlert(world.ctx, wanted(alertId, website))));
  expect((await listIncidents(asAna)).items).toHaveLength(1);
});

test("further alerts of the same service join the open incident, those of others do not", async ({
  world,
}) => {
  const { asAna, website } = await incidentCast(world);
  const [first, second, third] = [
    await raised(world, website, "one"),
    await raised(world, website, "two"),
    await raised(world, website, "three"),
  ];
  await Promise.all([first, second].map((alertId) => declareFromAlert(world.ctx, wanted(alertId, website))));
  const [incident] = (await listIncidents(asAna)).items;
  const incidentId = incident?.id ?? "";
  expect((await getIncident(asAna, { incidentId })).alerts).toHaveLength(2);
  expect(await timelineTexts(asAna, incidentId)).toEqual(expect.arrayContaining(["Alert #2 linked: two"]));

  await changeStatus(asAna, { incidentId, status: "resolved", reason: "fixed" });
  await declareFromAlert(world.ctx, wanted(third, website));
  expect((await listIncidents(asAna, { status: "all" })).items).toHaveLength(2);
});

test("a rule that wants an incident of its own gets one while another of the same service is open", async ({
  world,
}) => {
  const { asAna, website } = await incidentCast(world);
  const [first, second] = [await raised(world, website, "one"), await raised(world, website, "two")];
  await declareFromAlert(world.ctx, wanted(first, website));
  for (const _ of [1, 2]) await declareFromAlert(world.ctx, { ...wanted(second, website), join: false });
  expect((await listIncidents(asAna)).items).toHaveLength(2);
});

test("a real alert never joins a drill", async ({ world }) => {
  const { asAna, website } = await incidentCast(world);
  await declareIncident(asAna, {
    internalTitle: "drill",
    severity: "SEV2",
    serviceIds: [website],
    drill: true,
  });
  await declareFromAlert(world.ctx, wanted(await raised(world, website, "real"), website));
  expect((await listIncidents(asAna)).items.map(({ drill }) => drill)).toEqual([false, true]);
});

test("an alert belongs to one incident at most, and can be taken out of it", async ({ world }) => {
  const { asAna, asSupport, website } = await incidentCast(world);
  const alertId = await raised(world, website, "disk full");
  const first = await declareIncident(asSupport, {
    internalTitle: "a",
    severity: "SEV3",
    alertIds: [alertId],
  });
  const second = await declareIncident(asAna, { internalTitle: "b", severity: "SEV3" });
  await expect(linkAlert(asAna, { incidentId: second.id, alertId })).rejects.toMatchObject({
    code: "alert-in-other-incident",
    message: "This alert already belongs to incident #1.",
  });
  expect((await linkAlert(asAna, { incidentId: first.id, alertId })).alerts).toHaveLength(1);
  expect((await unlinkAlert(asAna, { incidentId: first.id, alertId })).alerts).toEqual([]);
  expect((await linkAlert(asAna, { incidentId: second.id, alertId })).alerts).toHaveLength(1);
  await expect(linkAlert(asAna, { incidentId: second.id, alertId: newId() })).rejects.toMatchObject({
    code: "incident-alert-unknown",
  });
});
