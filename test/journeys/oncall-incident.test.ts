import {
  askResponders,
  assignRole,
  declareIncident,
  furnishIncidents,
  getIncident,
} from "#domains/incidents";
import type { World } from "#world";
import { directly, expect, minutes, type Story, test } from "./on-call-story.ts";

const BRIDGE = "https://meet.example.test/sev1";

async function incident(world: World, given: { alertIds?: string[] } = {}) {
  await furnishIncidents(world.ctx);
  return declareIncident(world.ctx, {
    internalTitle: "Disk full on db-1",
    publicTitle: "Errors at checkout",
    severity: "SEV1",
    bridgeUrl: BRIDGE,
    ...given,
  });
}
const lastMail = (world: World, to: { email: string }) =>
  world.mail.mails.filter((mail) => mail.to === to.email).at(-1)?.text ?? "";

async function oneAlert(story: Story) {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  return {
    ana,
    ben,
    alert: await story.raiseAlert("disk full", await story.policy([directly(ana), directly(ben)])),
  };
}

test("a notification leads to the incident room and the bridge", async ({ world, story }) => {
  const { ben, alert } = await oneAlert(story);
  const { id } = await incident(world, { alertIds: [alert.id] });
  await world.wait(minutes(5));
  expect(lastMail(world, ben)).toContain(`http://ripplecast.test/console/incidents/${id}`);
  expect(lastMail(world, ben)).toContain(BRIDGE);
});

test("whoever is asked to help is told by their own rules, and joins by one tap", async ({
  world,
  story,
}) => {
  const cleo = await story.person("Cleo");
  const { id } = await incident(world);
  await askResponders(world.ctx, { incidentId: id, personIds: [cleo.id], note: "You know this disk" });
  await world.settle();
  expect(lastMail(world, cleo)).toMatch(/Your help is wanted: #1 Disk full.*You know this disk/s);
  const link = new URL(story.link(cleo, "acknowledge")).pathname;
  expect((await fetch(`${await world.serve()}${link}`, { method: "POST" })).status).toBe(200);
  const { responders } = await getIncident(world.ctx, { incidentId: id });
  expect(JSON.stringify(responders)).toContain('"joined"');
  await world.wait(minutes(10));
  expect(story.mailsTo(cleo)).toHaveLength(1);
});

test("whoever is given a role is told; whoever takes it is not", async ({ world, story }) => {
  const [cleo, dora] = [await story.person("Cleo"), await story.person("Dora")];
  const { id } = await incident(world);
  await assignRole(world.ctx, { incidentId: id, role: "incident-commander", personId: cleo.id });
  await world.settle();
  expect(story.mailsTo(cleo)).toEqual(["[SEV1] You are Incident commander: #1 Disk full on db-1"]);
  await world.sql(
    `insert into identity."user" (id, name, email, created_at, updated_at) values ('dora', 'Dora', 'd', now(), now())`,
  );
  await world.sql(
    `insert into workspace (workspace_id, id, name, slug, created_at, updated_at)
     values ($1, $1, 'W', 'w', now(), now()) on conflict do nothing`,
    [world.ctx.workspaceId],
  );
  await world.sql(
    `insert into membership (workspace_id, id, user_id, role, person_id, created_at, updated_at)
     values ($1, 'aaaaaaaaaaaa', 'dora', 'commander', $2, now(), now())`,
    [world.ctx.workspaceId, dora.id],
  );
  const asDora = world.ctx.as({ kind: "user", userId: "dora", personId: dora.id, role: "commander" });
  await assignRole(asDora, { incidentId: id, role: "incident-commander", personId: dora.id });
  await world.settle();
  expect(story.mailsTo(dora)).toEqual([]);
});
