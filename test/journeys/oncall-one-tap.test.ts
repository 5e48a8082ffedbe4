import { getAlert } from "#domains/alerts";
import { days, directly, expect, minutes, type Person, type Story, test } from "./on-call-story.ts";

/** The link in the mail, on the server of this test. */
const here = (address: string, link: string) => `${address}${new URL(link).pathname}`;
const post = (url: string) =>
  fetch(url, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "" });

async function toldBoth(story: Story): Promise<[Person, Person, string]> {
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  const policy = await story.policy([directly(ana), directly(ben)]);
  return [ana, ben, (await story.raiseAlert("disk full", policy)).id];
}

test("opening the link changes nothing, the button acknowledges and stops everything pending", async ({
  world,
  story,
}) => {
  const [ana, ben, alertId] = await toldBoth(story);
  const url = here(await world.serve(), story.link(ana, "acknowledge"));
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect(await page.text()).toMatch(
    /disk full.*Why you: Ana is named in.*<button type="submit">Acknowledge/s,
  );
  const alert = await getAlert(world.ctx, { alertId });
  expect(alert.state).toBe("triggered");
  const mail = world.mail.mails.find(({ to }) => to.includes(ana.email))?.text ?? "";
  expect(mail, "where it was seen").toContain(`Seen at: ${alert.origin}`);
  expect(mail.match(/Ana is named in/g), "the reason, once").toHaveLength(1);

  const answer = await post(url);
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("It is yours.")]);
  expect(await getAlert(world.ctx, { alertId })).toMatchObject({
    state: "acknowledged",
    acknowledgedBy: ana.id,
  });
  await world.wait(minutes(30));
  expect(story.mailsTo(ana)).toHaveLength(1);
  expect(story.mailsTo(ben)).toEqual([]);
});

test("escalating by one tap tells the next person now, once", async ({ world, story }) => {
  const [ana, ben] = await toldBoth(story);
  const url = here(await world.serve(), story.link(ana, "escalate"));
  await post(url);
  await post(url);
  await world.settle();
  expect(story.mailsTo(ben)).toHaveLength(1);
  expect(await story.whyTold(ben)).toBe("Ana escalated it");
});

test("resolving by one tap ends it, and the other's link then says so", async ({ world, story }) => {
  const [ana, ben, alertId] = await toldBoth(story);
  await world.wait(minutes(5));
  const address = await world.serve();
  expect((await post(here(address, story.link(ben, "resolve")))).status).toBe(200);
  expect((await getAlert(world.ctx, { alertId })).state).toBe("resolved");
  const late = here(address, story.link(ana, "acknowledge"));
  expect(await (await fetch(late)).text()).toContain("This is resolved already.");
  expect((await post(late)).status).toBe(409);
});

test("a link that was changed or is two days old does nothing", async ({ world, story }) => {
  const [ana, , alertId] = await toldBoth(story);
  const url = here(await world.serve(), story.link(ana, "acknowledge"));
  const changed = url.replace(/.(?=\/acknowledge)/, (last) => (last === "A" ? "B" : "A"));
  expect([(await fetch(changed)).status, (await post(changed)).status]).toEqual([404, 404]);
  world.clock.move(days(2));
  expect((await post(url)).status).toBe(410);
  expect((await getAlert(world.ctx, { alertId })).state).toBe("triggered");
});
