import {
  createComponent,
  listSubscribers,
  scheduleMaintenance,
  subscribersFor,
  unsubscribeLinkFor,
} from "#domains/status-pages";
import { days, expect, hours, minutes, test, type World } from "#world";
import { type PageStory, servedPage } from "./status-page-story.ts";

const DEV = "dev@customer.test";

test("Dev subscribes, confirms by a link that a scanner may open, chooses, and leaves", async ({ world }) => {
  const page = await servedPage(world);
  const api = await createComponent(page.acme, { pageId: page.publicPageId, name: "API" });

  expect(
    await post(page, "/subscribe", { email: " Dev@Customer.TEST ", timeZone: "Europe/Paris" }),
  ).toContain("Look into your mail");
  await world.settle();
  expect(await active(page)).toBe(0);
  const confirm = linkIn(world, "confirm");
  expect(await (await fetch(at(page, confirm))).text()).toContain("Yes, send me updates");
  expect(await active(page)).toBe(0);
  expect(await post(page, confirm, {})).toContain("You are subscribed");
  expect(await active(page)).toBe(1);

  const manage = /href="(\/subscriptions\/manage\/[^"]+)"/.exec(await post(page, confirm, {}))?.[1] ?? "";
  expect(await post(page, manage, { component: api.id })).toContain("Saved.");
  const about = { pageId: page.publicPageId, componentIds: [page.websiteId] };
  expect((await subscribersFor(page.acme, about)).items).toEqual([]);
  const [dev] = (await subscribersFor(page.acme, { ...about, componentIds: [api.id] })).items;
  expect(dev).toMatchObject({
    address: DEV,
    timeZone: "Europe/Paris",
    reason: "Subscribed to API on Status",
  });

  const unsubscribe = new URL(unsubscribeLinkFor(page.acme, dev?.subscriberId ?? "")).pathname;
  world.clock.set(new Date(world.clock.now().getTime() + days(400)));
  expect(await (await fetch(at(page, unsubscribe))).text()).toContain("Unsubscribe</button>");
  expect(await active(page)).toBe(1);
  const oneClick = await fetch(at(page, unsubscribe), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://mail.example" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(oneClick.status).toBe(200);
  expect(await active(page)).toBe(0);
  expect(await post(page, unsubscribe, {})).toContain("You are unsubscribed");
  await world.wait(days(31));
  expect((await listSubscribers(page.acme, page.publicPageId)).items).toEqual([]);
  expect(await post(page, unsubscribe, {})).toContain("You are unsubscribed");
});

test("a stranger learns nothing about an address and cannot flood it", async ({ world }) => {
  const page = await servedPage(world);
  const unknown = await post(page, "/subscribe", { email: DEV });
  await world.settle();
  await post(page, linkIn(world, "confirm"), {});
  await world.wait(minutes(6));
  const known = await post(page, "/subscribe", { email: DEV });
  const soon = await post(page, "/subscribe", { email: DEV });
  const program = await post(page, "/subscribe", {
    email: "robot@customer.test",
    website: "http://spam.test",
  });
  expect([known, soon, program].map(withoutTimes)).toEqual([unknown, unknown, unknown].map(withoutTimes));
  await world.settle();

  expect(world.mail.mails.map(({ to, subject }) => [to, subject])).toEqual([
    [DEV, "Confirm your subscription to Status"],
    [DEV, "Your subscription to Status"],
  ]);
  expect(await active(page)).toBe(1);
});

test("an address nobody confirmed is forgotten; a broken link says so", async ({ world }) => {
  const page = await servedPage(world);
  await post(page, "/subscribe", { email: DEV });
  await world.settle();
  const confirm = linkIn(world, "confirm");
  const broken = await fetch(at(page, `${confirm.slice(0, -4)}AAAA`), { headers: { accept: "text/html" } });
  expect([broken.status, await broken.text()]).toEqual([
    400,
    expect.stringContaining("Open the link from the newest mail"),
  ]);
  await world.wait(hours(49));
  expect((await listSubscribers(page.acme, page.publicPageId)).items).toEqual([]);
  expect((await fetch(at(page, confirm))).status).toBe(410);
  const wrong = await fetch(at(page, "/subscribe"), {
    method: "POST",
    body: new URLSearchParams({ email: "no" }),
  });
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('aria-invalid="true"')]);
});

test("subscribers hear of a maintenance before, when it starts and when it is over", async ({ world }) => {
  const page = await servedPage(world);
  await post(page, "/subscribe", { email: DEV, timeZone: "America/New_York" });
  await world.settle();
  await post(page, linkIn(world, "confirm"), {});
  const start = world.clock.now().getTime() + hours(5);
  await scheduleMaintenance(page.acme, {
    pageId: page.publicPageId,
    title: "Database upgrade",
    body: "Orders are slower.",
    scheduledFor: new Date(start),
    scheduledUntil: new Date(start + hours(1)),
    componentIds: [page.websiteId],
  });
  await world.wait(hours(7));
  const mails = world.mail.mails.filter(({ subject }) => subject.includes("aintenance"));
  expect(mails.map(({ subject }) => subject)).toEqual([
    "Planned maintenance: Database upgrade",
    "Reminder: maintenance soon: Database upgrade",
    "Maintenance started: Database upgrade",
    "Maintenance complete: Database upgrade",
  ]);
  const [first] = mails;
  expect(first?.text).toMatch(/From 23 Nov \d\d:\d\d E[SD]T \(\d\d:\d\d UTC\) until/);
  expect(first?.text).toContain("http://ripplecast.test/incidents/");
  expect(first?.text).toContain("http://ripplecast.test/subscriptions/manage/");
  expect(first?.text.match(/subscriptions\/unsubscribe/g), "the way out, once").toHaveLength(1);
  expect(first?.parsed.headers.get("list-unsubscribe-post") ?? first?.raw).toMatch(
    /List-Unsubscribe=One-Click/,
  );
  expect(first?.raw).toMatch(/List-Unsubscribe: <http:\/\/ripplecast\.test\/subscriptions\/unsubscribe\//);
});

const at = (page: PageStory, path: string) => `${page.address}${path}`;

/** Sends a form as a browser on the page does. */
async function post(page: PageStory, path: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(at(page, path), { method: "POST", body: new URLSearchParams(fields) });
  expect(answer.status, path).toBe(200);
  return answer.text();
}

/** The newest link of this kind that was mailed, as a path. */
function linkIn(world: World, purpose: string): string {
  const text = world.mail.mails.at(-1)?.text ?? "";
  const [link] = new RegExp(`http://ripplecast.test/subscriptions/${purpose}/[\\w.-]+`).exec(text) ?? [];
  if (!link) throw new Error(`no ${purpose} link in: ${text}`);
  return new URL(link).pathname;
}

const active = async ({ acme, publicPageId }: PageStory) =>
  (await listSubscribers(acme, publicPageId)).counts.active;

const withoutTimes = (html: string) => html.replace(/<time.*?<\/time>/g, "");
