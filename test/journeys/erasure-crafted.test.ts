import { saveChannelAccount } from "#domains/delivery";
import { addNote, declareIncident } from "#domains/incidents";
import { addContactMethod, createPerson, erasePerson, type PersonId } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import { expect, test, type World } from "#world";
import { join } from "../world/cast.ts";

const incidentOf = (world: World, id: string) =>
  world.sql("select internal_title, public_title, status, severity from incident where id = $1", [id]);

/** The erasure itself and the sweep that follows it; answers how the sweep stands. */
async function erased(world: World, ctx: Ctx, personId: string) {
  const { nameStaysInTexts } = await erasePerson(ctx, { personId });
  await world.settle();
  const [row] = await world.sql("select words_sealed from erasure where subject_id = $1", [personId]);
  return { nameStaysInTexts, swept: row?.words_sealed === null };
}

/** What an installation is made of, as one text a table: states, channels, events, clocks. */
const machinery = (world: World) =>
  world.sql(`
    select 'event' as what, string_agg(distinct name, ' ' order by name) as says from event where name not like 'person.%'
    union all select 'delivery', string_agg(distinct channel, ' ' order by channel) from delivery
    union all select 'audience', string_agg(distinct array_to_string(channels, ' '), ' ') from audience
    union all select 'entries', string_agg(distinct kind || data::text, ' ' order by kind || data::text) from timeline_entry
    union all select 'people', string_agg(distinct time_zone, ' ') from person`);

test.for(["email", "kind", "investigating", "incident.declared", "text", "null", "Event Name"])(
  "somebody called %s is erased without taking the product apart",
  async (name, { world }) => {
    const { acme } = await world.cast();
    const person = await createPerson(acme, { name, email: "crafted@example.test" });
    const { id } = await declareIncident(acme, {
      internalTitle: "Down, says crafted@example.test",
      publicTitle: "Down",
      severity: "SEV2",
    });
    await world.settle();
    const before = await machinery(world);
    expect(await erased(world, acme, person.id)).toEqual({ nameStaysInTexts: true, swept: true });
    expect(await machinery(world)).toEqual(before);
    expect(await incidentOf(world, id)).toMatchObject([{ internal_title: "Down, says [erased]" }]);
  },
);

test("a name that is also a number, a key of a document or a city goes from texts and from nowhere else", async ({
  world,
}) => {
  const { acme } = await world.cast();
  for (const name of ["Paris", "4711", "Grace"]) {
    const person = await createPerson(acme, { name, email: `${name.toLowerCase()}@example.test` });
    await world.sql(
      `update person set attributes = '{"grace": 4711, "Grace": [4711, "ask Grace"]}' where id <> $1`,
      [person.id],
    );
    const { id } = await declareIncident(acme, {
      internalTitle: `${name} knows`,
      publicTitle: "Down",
      severity: "SEV3",
    });
    expect(await erased(world, acme, person.id)).toEqual({ nameStaysInTexts: false, swept: true });
    expect(await incidentOf(world, id)).toMatchObject([{ internal_title: "[erased] knows" }]);
  }
  expect(await world.sql("select distinct time_zone from workspace")).toContainEqual({
    time_zone: "Europe/Paris",
  });
  expect(
    await world.sql("select distinct attributes from person where erased_at is null and workspace_id = $1", [
      acme.workspaceId,
    ]),
  ).toEqual([{ attributes: { grace: 4711, "[erased]": [4711, "ask [erased]"] } }]);
});

test("a label beside one's address is no word to be taken out", async ({ world }) => {
  const { acme } = await world.cast();
  const ida = await join(acme, "Ida Intruder", "viewer");
  await addContactMethod(ida.ctx, {
    personId: ida.personId,
    channel: "slack",
    address: { webhookUrl: "https://hooks.slack.test/services/T/B/x", label: "Errors" },
  });
  const { id } = await declareIncident(acme, {
    internalTitle: "Errors at checkout",
    publicTitle: "Errors",
    severity: "SEV3",
  });
  expect(await erased(world, acme, ida.personId)).toMatchObject({ swept: true });
  expect(await incidentOf(world, id)).toMatchObject([{ internal_title: "Errors at checkout" }]);
});

test("the address that mails come from stays, whoever gave it as theirs", async ({ world }) => {
  const { acme } = await world.cast();
  await saveChannelAccount(acme, {
    kind: "email",
    settings: { smtpUrl: "smtp://mail.example.test:25", from: "Acme <status@example.test>" },
  });
  const { id } = await createPerson(acme, { name: "Sly Sender", email: "status@example.test" });
  await erased(world, acme, id);
  const [account] = await world.sql("select settings ->> 'from' as sender from channel_account");
  expect(account).toEqual({ sender: "Acme <status@example.test>" });
});

test("two open alerts whose keys differ in an address only do not hold up the erasure", async ({ world }) => {
  const { acme } = await world.cast();
  const { id } = await createPerson(acme, { name: "Mia Mailbox", email: "mia@example.test" });
  await addContactMethod(acme, {
    personId: id as PersonId,
    channel: "email",
    address: { address: "mia2@example.test" },
  });
  const [source] = await world.sql("select id from alert_source limit 1");
  for (const key of ["mia@example.test", "mia2@example.test"])
    await world.sql(
      `insert into alert (workspace_id, id, number, source_id, dedup_key, summary, severity, urgency, state,
         triggered_at, last_event_at, first_seq, last_seq)
       values ($1, $2, (select coalesce(max(number), 0) + 1 from alert), $3, $4, $4, 'error', 'high', 'triggered', now(), now(), 1, 1)`,
      [acme.workspaceId, `alert${key.replace(/[^a-z0-9]/g, "").slice(0, 7)}`, source?.id, `ping ${key}`],
    );
  expect(await erased(world, acme, id)).toMatchObject({ swept: true });
  const keys = (await world.sql("select dedup_key, summary from alert")).map((row) => ({ ...row }));
  expect(JSON.stringify(keys)).not.toContain("mia");
  expect(new Set(keys.map(({ dedup_key }) => dedup_key)).size).toBe(2);
  expect(keys.map(({ summary }) => summary)).toEqual(["ping [erased]", "ping [erased]"]);
});

test("what a monitor sent can still be read as it was meant", async ({ world }) => {
  const { acme } = await world.cast();
  const { id } = await createPerson(acme, { name: "Zoë", email: "zoe@example.test" });
  const { id: incidentId } = await declareIncident(acme, {
    internalTitle: "Down",
    publicTitle: "Down",
    severity: "SEV3",
  });
  await addNote(acme, { incidentId, text: "Zoë said so" });
  const [source] = await world.sql("select id from alert_source limit 1");
  const raw = Buffer.from('{"Zoë":"zoe@example.test","n":4711,"who":"Zo\\u00eb here","summary":"Zoë"}');
  await world.sql(
    "insert into accepted_event (workspace_id, source_id, entry, raw, accepted_at) values ($1, $2, 'x', $3, now())",
    [acme.workspaceId, source?.id, raw],
  );
  expect(await erased(world, acme, id)).toMatchObject({ swept: true });
  const [row] = await world.sql("select convert_from(raw, 'UTF8')::jsonb as raw from accepted_event");
  expect(row).toEqual({
    raw: { "[erased]": "[erased]", n: 4711, who: "[erased] here", summary: "[erased]" },
  });
});
