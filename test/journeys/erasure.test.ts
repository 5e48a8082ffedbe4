import { createInvitation, listAudit } from "#domains/access";
import { acknowledgeAlert } from "#domains/alerts";
import { exportLedger, sealLedger, verifyLedger } from "#domains/delivery";
import {
  addNote,
  askResponders,
  assignRole,
  declareIncident,
  releaseRole,
  setFacts,
} from "#domains/incidents";
import { updatePolicy } from "#domains/oncall";
import {
  createPerson,
  createTeam,
  erasePerson,
  exportPerson,
  getPerson,
  listPeople,
  updatePerson,
} from "#domains/people";
import type { World } from "#world";
import { join } from "../world/cast.ts";
import { directly, expect, type Story, test } from "./on-call-story.ts";

const NAME = "Zephyrine O’Quill";
const EMAIL = "zephyrine@example.test";

/** Zephyrine was invited, alerted, asked, given a role, spoken about, and did things herself. */
async function zephyrine(world: World, story: Story) {
  const { acme, ben } = await world.cast();
  await createInvitation(acme, { email: EMAIL, role: "responder" });
  const zephyrine = await join(acme, NAME, "responder", "correct horse battery staple");
  await createTeam(acme, { name: "Rare birds", memberIds: [zephyrine.personId] });
  const helper = await createPerson(acme, { name: "Nora", email: "nora@example.test" });
  const incident = await declareIncident(ben.ctx, {
    internalTitle: `${NAME} tripped over a cable`,
    publicTitle: "Errors at checkout",
    severity: "SEV2",
  });
  const about = { incidentId: incident.id };
  await askResponders(ben.ctx, {
    ...about,
    personIds: [zephyrine.personId, helper.id],
    note: `with ${EMAIL}`,
  });
  await assignRole(ben.ctx, { ...about, role: "scribe", personId: zephyrine.personId });
  await addNote(zephyrine.ctx, { ...about, text: `I, ${NAME}, saw it <${EMAIL}>` });
  await setFacts(ben.ctx, {
    ...about,
    changes: [{ key: "cause.technical", value: `cable (${NAME.toUpperCase()})` }],
  });
  await world.settle();
  return { acme, ben, zephyrine, incident, story };
}

test("one export holds what every part keeps about a person", async ({ world, story }) => {
  const { zephyrine: her } = await zephyrine(world, story);
  const { sections } = await exportPerson(her.ctx, { personId: her.personId });
  expect(sections).toMatchObject({
    profile: { name: NAME, email: EMAIL },
    teams: [{ name: "Rare birds" }],
    membership: { role: "responder" },
    incidentRoles: [{ role: "Scribe", status: "investigating" }],
    incidentsJoined: [{ state: "joined", note: `with ${EMAIL}` }],
    timelineEntries: [{ kind: "note" }],
    // Whatever the order: they have random keys and came at the same moment.
    messagesReceived: expect.arrayContaining([
      expect.objectContaining({ address: EMAIL, subject: expect.stringContaining("You are Scribe: #1") }),
    ]),
    actions: expect.arrayContaining([expect.objectContaining({ action: "incident.note" })]),
  });
});

test("nobody else's export is to be had without the permission", async ({ world }) => {
  const { ana, ben, olga } = await world.cast();
  await expect(exportPerson(ana.ctx, { personId: ben.personId })).rejects.toMatchObject({
    code: "not-allowed",
  });
  await expect(erasePerson(ana.ctx, { personId: ana.personId })).rejects.toMatchObject({
    code: "not-allowed",
  });
  expect((await exportPerson(olga.ctx, { personId: ben.personId })).personId).toBe(ben.personId);
});

test("after an erasure no table holds the name or the address, and the ledger is still valid", async ({
  world,
  story,
}) => {
  const { acme, zephyrine: her, incident } = await zephyrine(world, story);
  await sealLedger(acme);
  expect(await places(world)).not.toEqual([]);
  await releaseRole(acme, { incidentId: incident.id, role: "scribe" });
  await erasePerson(acme, { personId: her.personId });
  await world.settle();
  await sealLedger(acme);

  expect(await places(world)).toEqual([]);
  const lines: string[] = [];
  for await (const line of exportLedger(acme)) lines.push(JSON.stringify(line));
  const verdict = verifyLedger(lines);
  expect(verdict).toMatchObject({ ok: true });
  expect(verdict.ok && verdict.erased).toBeGreaterThan(0);
  expect(lines.join("\n").toLowerCase()).not.toContain("zephyrine");
});

test("an erased person is gone from lists, cannot be changed and cannot sign in; history still stands", async ({
  world,
  story,
}) => {
  const { acme, zephyrine: her, incident } = await zephyrine(world, story);
  await releaseRole(acme, { incidentId: incident.id, role: "scribe" });
  await erasePerson(acme, { personId: her.personId });
  await world.settle();
  const everybody = await listPeople(acme, { includeDeactivated: true });
  expect(everybody.items.map(({ id }) => id)).not.toContain(her.personId);
  expect(await getPerson(acme, { personId: her.personId })).toMatchObject({ name: "[erased]", email: "" });
  const again = { code: "person-erased" };
  await expect(erasePerson(acme, { personId: her.personId })).rejects.toMatchObject(again);
  await expect(updatePerson(acme, { personId: her.personId, name: "Z" })).rejects.toMatchObject(again);
  const answer = await fetch(`${await world.serve()}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "http://ripplecast.test" },
    body: JSON.stringify({ email: EMAIL, password: "correct horse battery staple" }),
  });
  expect(answer.status).toBe(401);
  const { items } = await listAudit(acme, { action: "incident.note" });
  expect(items[0]?.actor).toMatchObject({ kind: "user", id: her.userId, name: "[erased]" });
});

test("whoever others rely on is not erased, and the refusal says where", async ({ world, story }) => {
  const { zephyrine: her, acme, incident } = await zephyrine(world, story);
  const [policy] = await acme.transaction((tx) =>
    tx.selectFrom("escalation_policy").select(["id", "name"]).execute(),
  );
  const stand = { kind: "person" as const, id: her.personId };
  await updatePolicy(acme, {
    policyId: policy?.id ?? "",
    steps: [{ delayMinutes: 5, targets: [stand] }],
  });
  await expect(erasePerson(acme, { personId: her.personId })).rejects.toMatchObject({
    code: "person-still-needed",
    message: expect.stringMatching(
      new RegExp(`as Scribe of incident #${incident.number}.*escalation policy ${policy?.name}`),
    ),
  });
  expect(await getPerson(acme, { personId: her.personId })).toMatchObject({ name: NAME });
});

test("the last owner, and whoever is on call, is not erased", async ({ world }) => {
  const { acme, olga } = await world.cast();
  await expect(erasePerson(acme, { personId: olga.personId })).rejects.toMatchObject({
    code: "person-still-needed",
    message: expect.stringContaining("in the schedule"),
  });
  await world.sql("delete from rotation_member");
  await world.sql("delete from escalation_target");
  await world.sql("update role_definition set default_person_id = null");
  await expect(erasePerson(acme, { personId: olga.personId })).rejects.toMatchObject({ code: "last-owner" });
});

test("a name that somebody else has too stays in texts, the address does not", async ({ world }) => {
  const { acme, ben } = await world.cast();
  const other = await createPerson(acme, { name: "Ben", email: "b.en@example.test" });
  const { id } = await declareIncident(ben.ctx, {
    internalTitle: "Ben Boss and b.en@example.test, not b.en@example.test.au",
    publicTitle: "Errors",
    severity: "SEV3",
  });
  expect(await erasePerson(acme, { personId: other.id })).toMatchObject({ nameStaysInTexts: true });
  await world.settle();
  const [row] = await world.sql("select internal_title from incident where id = $1", [id]);
  expect(row).toEqual({ internal_title: "Ben Boss and [erased], not b.en@example.test.au" });
});

test("an account of another workspace stays there; here nothing leads to it", async ({ world }) => {
  const { acme, ana, chloe } = await world.cast();
  await world.sql(
    `insert into membership (workspace_id, id, user_id, role, created_at, updated_at)
     values ($1, 'elsewhereana', $2, 'viewer', now(), now())`,
    [chloe.ctx.workspaceId, ana.userId],
  );
  await erasePerson(acme, { personId: ana.personId });
  await world.settle();
  expect(await world.sql(`select name from identity."user" where id = $1`, [ana.userId])).toEqual([
    { name: ana.name },
  ]);
  expect(
    await world.sql("select 1 from audit_entry where workspace_id = $1 and actor_id = $2", [
      acme.workspaceId,
      ana.userId,
    ]),
  ).toEqual([]);
  expect(JSON.stringify(await listAudit(acme))).not.toContain(ana.name);
});

test("what was raised for somebody who is then erased still waits for the others", async ({
  world,
  story,
}) => {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const policy = await story.policy([directly(ana, ben)]);
  const alert = await story.raiseAlert("disk full", policy);
  await updatePolicy(world.ctx, {
    policyId: policy.id,
    steps: [{ delayMinutes: 5, targets: [{ kind: "person", id: ben.id }] }],
  });
  await erasePerson(world.ctx, { personId: ana.id });
  await world.settle();
  await acknowledgeAlert(world.ctx, { alertId: alert.id });
  await world.settle();
  expect(
    await world.sql("select state, closed_because from notification where person_id = $1", [ana.id]),
  ).toEqual([{ state: "cancelled", closed_because: "erased" }]);
});

/** Every column of every table, seen by the owner, in which she can still be read. */
async function places(world: World): Promise<string[]> {
  const columns = await world.sql<{ schema: string; table: string; column: string; type: string }>(
    `select table_schema as schema, table_name as table, column_name as column, udt_name as type
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
        and udt_name in ('text', 'varchar', '_text', 'json', 'jsonb', 'bytea')`,
  );
  const found: string[] = [];
  for (const { schema, table, column, type } of columns) {
    const text = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const rows = await world.sql(
      `select 1 from "${schema}"."${table}" where ${text} ilike '%zephyrine%' or ${text} ilike '%quill%' limit 1`,
    );
    if (rows.length > 0) found.push(`${schema}.${table}.${column}`);
  }
  return found;
}
