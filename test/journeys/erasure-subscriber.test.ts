import { exportLedger, verifyLedger } from "#domains/delivery";
import { createPerson, erasePerson, getPerson } from "#domains/people";
import { eraseSubscriber, exportSubscriber, listSubscribers, manageLinkFor } from "#domains/status-pages";
import { expect, test, type World } from "#world";
import { servedPage } from "./status-page-story.ts";

const DEV = "dev@customer.test";

async function subscribed(world: World) {
  const page = await servedPage(world);
  const post = async (path: string, body: Record<string, string> = {}) =>
    (
      await fetch(`${page.address}${path}`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(body),
      })
    ).text();
  await post("/subscribe", { email: DEV });
  await world.settle();
  const link = /\/subscriptions\/confirm\/\S+/.exec(world.mail.mails.at(-1)?.text ?? "")?.[0] ?? "";
  await post(link);
  const [dev] = (await listSubscribers(page.acme, page.publicPageId)).items;
  if (!dev) throw new Error("nobody subscribed");
  return { ...page, post, dev, named: { pageId: page.publicPageId, subscriberId: dev.id } };
}

test("a subscriber's export holds the subscription and what was sent", async ({ world }) => {
  const { acme, named } = await subscribed(world);
  const held = await exportSubscriber(acme, named);
  expect(held.subscriptions).toMatchObject([{ address: DEV, state: "active" }]);
  expect(held.messagesReceived).toMatchObject([{ address: DEV, channel: "email", state: "sent" }]);
  const elsewhere = { ...named, pageId: "aaaaaaaaaaaa" };
  await expect(exportSubscriber(acme, elsewhere)).rejects.toMatchObject({ code: "subscriber-not-found" });
  await expect(eraseSubscriber(acme, elsewhere)).rejects.toMatchObject({ code: "subscriber-not-found" });
});

test("the manage page lets the reader be erased, asking first", async ({ world }) => {
  const { acme, address, publicPageId, post, dev } = await subscribed(world);
  const manage = new URL(manageLinkFor(acme, dev.id)).pathname;
  const shown = await (await fetch(`${address}${manage}`)).text();
  const erase = /href="(\/subscriptions\/erase\/[^"]+)"/.exec(shown)?.[1] ?? "";
  expect(await (await fetch(`${address}${erase}`)).text()).toContain("cannot be undone");
  expect((await listSubscribers(acme, publicPageId)).items).toHaveLength(1);
  expect(await post(erase)).toContain("You are erased");
  await world.settle();
  expect((await listSubscribers(acme, publicPageId)).items).toEqual([]);
  expect(await post(erase)).toContain("You are erased");
  const columns = await world.sql<{ place: string; column: string }>(
    `select format('%I.%I', table_schema, table_name) as place, column_name as column
       from information_schema.columns where udt_name in ('text', 'jsonb') and table_schema = 'public'`,
  );
  for (const { place, column } of columns)
    expect(
      await world.sql(`select 1 from ${place} where "${column}"::text ilike '%dev@customer%'`),
      `${place} ${column}`,
    ).toEqual([]);
  const lines: string[] = [];
  for await (const line of exportLedger(acme)) lines.push(JSON.stringify(line));
  expect(verifyLedger(lines)).toMatchObject({ ok: true, erased: 1 });
});

test("a member who is erased as a subscriber keeps the own address", async ({ world }) => {
  const { acme, named } = await subscribed(world);
  const dev = await createPerson(acme, { name: "Dev", email: DEV });
  await eraseSubscriber(acme, named);
  await world.settle();
  expect(await getPerson(acme, { personId: dev.id })).toMatchObject({ email: DEV });
});

test("erasing a person ends the person's subscriptions too", async ({ world }) => {
  const { acme, publicPageId } = await subscribed(world);
  const dev = await createPerson(acme, { name: "Dev", email: DEV });
  await erasePerson(acme, { personId: dev.id });
  await world.settle();
  expect((await listSubscribers(acme, publicPageId)).items).toEqual([]);
});
