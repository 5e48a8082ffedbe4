import { expect, test, type World } from "#world";
import {
  addContactMethod,
  confirmContactMethod,
  createPerson,
  createService,
  createTeam,
  deactivatePerson,
  getPerson,
  listContactMethods,
  listNotificationRules,
  listPeople,
  personForMember,
  plannedMethods,
  removeTeam,
  requestContactMethodVerification,
  setNotificationRules,
  type Urgency,
  updatePerson,
  updateService,
} from "./index.ts";

const refused = (code: string) => expect.objectContaining({ code });
const mailTo = (world: World, address: string) => world.mail.mails.filter((mail) => mail.to === address);
const codeIn = (text: string | undefined): string => text?.match(/\b\d{6}\b/)?.[0] ?? "no code";

const planFor = (world: World, personId: string, urgency: Urgency) =>
  world.ctx.transaction((tx) => plannedMethods(tx, world.ctx, personId, urgency));

async function anaWithNewAddress(world: World) {
  const ana = await createPerson(world.ctx, { name: "Ana", email: "ana@example.test" });
  const method = await addContactMethod(world.ctx, {
    personId: ana.id,
    channel: "email",
    address: { address: "ana@home.test" },
  });
  await world.settle();
  const confirm = (code: string) =>
    confirmContactMethod(world.ctx, { personId: ana.id, contactMethodId: method.id, code });
  return { ana, method, confirm, sent: mailTo(world, "ana@home.test") };
}

test("a new address is used only after the code sent to it came back", async ({ world }) => {
  const { ana, confirm, sent } = await anaWithNewAddress(world);
  expect((await getPerson(world.ctx, { personId: ana.id })).reachable).toBe(false);
  const code = codeIn(sent[0]?.text);
  await expect(confirm(code === "000000" ? "000001" : "000000")).rejects.toEqual(
    refused("verification-wrong"),
  );
  expect((await confirm(code)).verifiedAt).not.toBeNull();
  expect((await getPerson(world.ctx, { personId: ana.id })).reachable).toBe(true);
});

test("the link in the mail confirms by its button, and again changes nothing", async ({ world }) => {
  const { ana, sent } = await anaWithNewAddress(world);
  const link = sent[0]?.text.match(/http\S+\/verify\/\S+/)?.[0] ?? "";
  const url = `${await world.serve()}${new URL(link).pathname}`;
  expect(await (await fetch(url)).text()).toContain("Confirm this address");
  expect((await listContactMethods(world.ctx, { personId: ana.id }))[0]?.verifiedAt).toBeNull();
  expect((await fetch(url, { method: "POST" })).status).toBe(200);
  expect((await fetch(url, { method: "POST" })).status).toBe(200);
  expect((await listContactMethods(world.ctx, { personId: ana.id }))[0]?.verifiedAt).not.toBeNull();
});

test("a new code makes the old one worthless, and five wrong ones every one", async ({ world }) => {
  const { ana, method, confirm, sent } = await anaWithNewAddress(world);
  const old = codeIn(sent[0]?.text);
  await requestContactMethodVerification(world.ctx, { personId: ana.id, contactMethodId: method.id });
  await world.settle();
  const fresh = codeIn(mailTo(world, "ana@home.test").at(-1)?.text);
  expect(fresh).not.toBe(old);
  for (let wrong = 0; wrong < 5; wrong++)
    await expect(confirm(old)).rejects.toEqual(refused("verification-wrong"));
  await expect(confirm(fresh)).rejects.toEqual(refused("verification-expired"));
});

test("an address is checked by its channel's own fields, and taken once", async ({ world }) => {
  const { ana } = await anaWithNewAddress(world);
  const add = (channel: string, address: Record<string, unknown>) =>
    addContactMethod(world.ctx, { personId: ana.id, channel, address });
  await expect(add("email", { address: "no address" })).rejects.toEqual(refused("invalid-input"));
  await expect(add("pigeon", {})).rejects.toEqual(refused("contact-method-kind-unknown"));
  await expect(add("email", { address: "ANA@home.test" })).rejects.toEqual(refused("contact-method-taken"));
});

test("secrets of an address are never shown again", async ({ world }) => {
  const ana = await createPerson(world.ctx, { name: "Ana", email: "ana@example.test" });
  const webhookUrl = "https://hooks.slack.example/services/T0/B0/verysecret";
  await addContactMethod(world.ctx, { personId: ana.id, channel: "slack", address: { webhookUrl } });
  const shown = JSON.stringify(await listContactMethods(world.ctx, { personId: ana.id }));
  const [stored] = await world.sql("select address::text from contact_method where channel = 'slack'");
  expect(shown).not.toContain("verysecret");
  expect(JSON.stringify(stored)).not.toContain("verysecret");
});

test("people change themselves and nobody else", async ({ world }) => {
  const ana = await personForMember(world.ctx, { name: "Ana", email: "ana@example.test" });
  const ben = await personForMember(world.ctx, { name: "Ben", email: "ben@example.test" });
  const asAna = world.ctx.as({ kind: "user", userId: "u", personId: ana, role: "responder" });
  expect((await updatePerson(asAna, { personId: ana, timeZone: "Europe/Berlin" })).timeZone).toBe(
    "Europe/Berlin",
  );
  await expect(updatePerson(asAna, { personId: ben, name: "Bob" })).rejects.toEqual(refused("not-allowed"));
  await expect(listContactMethods(asAna, { personId: ben })).rejects.toEqual(refused("not-allowed"));
  const [anas] = await listContactMethods(asAna, { personId: ana });
  const stolen = { urgency: "high" as const, delayMinutes: 0, contactMethodId: anas?.id ?? "" };
  await expect(setNotificationRules(world.ctx, { personId: ben, rules: [stolen] })).rejects.toEqual(
    refused("contact-method-not-found"),
  );
});

test("whoever joins can be reached at once, and joins once", async ({ world }) => {
  const ana = await personForMember(world.ctx, { name: "Ana", email: "ana@example.test" });
  expect(await personForMember(world.ctx, { name: "Ana", email: "Ana@Example.test" })).toBe(ana);
  expect(
    (await listNotificationRules(world.ctx, { personId: ana })).map((rule) => rule.delayMinutes),
  ).toEqual([0, 5, 0, 0, 0]);
  const planned = await planFor(world, ana, "low");
  expect(planned.map(({ method }) => method.channel)).toEqual(["email", "inbox"]);
});

test("without a rule for this urgency every usable address is tried", async ({ world }) => {
  const ana = await personForMember(world.ctx, { name: "Ana", email: "ana@example.test" });
  await setNotificationRules(world.ctx, { personId: ana, rules: [] });
  const planned = await planFor(world, ana, "high");
  expect(planned.map(({ method }) => method.channel).sort()).toEqual(["email", "inbox"]);
  await deactivatePerson(world.ctx, { personId: ana });
  expect(await planFor(world, ana, "high")).toEqual([]);
});

test("the list goes on where it ended and leaves out who is deactivated", async ({ world }) => {
  const made = [];
  for (const name of ["Cleo", "Ana", "Ben", "Dora"])
    made.push(await createPerson(world.ctx, { name, email: `${name}@example.test` }));
  const dora = made.find((person) => person.name === "Dora");
  await deactivatePerson(world.ctx, { personId: dora?.id ?? "" });
  const first = await listPeople(world.ctx, { limit: 2 });
  const second = await listPeople(world.ctx, { limit: 2, cursor: first.nextCursor ?? "" });
  expect([first, second].map((page) => page.items.map((person) => person.name))).toEqual([
    ["Ana", "Ben"],
    ["Cleo"],
  ]);
  expect(second.nextCursor).toBeNull();
  expect((await listPeople(world.ctx, { search: "DOR", includeDeactivated: true })).items).toHaveLength(1);
});

test("a service names its team and what it depends on, never itself by a detour", async ({ world }) => {
  const team = await createTeam(world.ctx, { name: "Platform" });
  const db = await createService(world.ctx, { name: "Database", teamId: team.id });
  const web = await createService(world.ctx, { name: "Website", dependsOnIds: [db.id] });
  expect(web.dependsOn).toEqual([{ id: db.id, name: "Database" }]);
  await expect(updateService(world.ctx, { serviceId: db.id, dependsOnIds: [web.id] })).rejects.toEqual(
    refused("service-depends-in-a-circle"),
  );
  await expect(removeTeam(world.ctx, { teamId: team.id })).rejects.toEqual(refused("team-owns-services"));
});
