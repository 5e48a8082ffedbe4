import type { Page } from "@playwright/test";
import { beforeAll } from "vitest";
import { declareIncident } from "#domains/incidents";
import { expect, test } from "#world";
import { buildIfStale } from "../../scripts/building.mjs";
import { OWNER } from "../world/cast.ts";
import { browserFor, everyLook, open, signedIn } from "./in-chromium.ts";

beforeAll(() => buildIfStale({ console: true, say: () => {} }), 180_000);

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const dialogGone = (page: Page) =>
  expect.poll(() => page.getByRole("dialog").count(), { timeout: 20_000 }).toBe(0);

async function save(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await dialogGone(page);
}

test("a webhook is added, tried, narrowed, switched off and removed on the screen", {
  timeout: 180_000,
}, async ({ world }) => {
  const { olga } = await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await open(page, "settings");
    await press(page, "Add a webhook");
    await page.getByRole("dialog").getByLabel("Address").fill(`${world.web.url}/hook`);
    await page.getByLabel("Only these").check();
    await page.getByRole("combobox", { name: "Only these" }).fill("incident");
    await page.getByRole("option", { name: "incident: all" }).click();
    await page.keyboard.press("Tab");
    await everyLook(page, "webhook-editor");
    await save(page);
    const webhooks = region(page, "Outgoing webhooks");
    await webhooks.getByText("shown only this once").waitFor();
    expect(await webhooks.locator("pre").innerText()).toMatch(/^whsec_/);
    await press(page, "I have it");
    expect(await webhooks.getByText("whsec_").count()).toBe(0);

    await press(page, "Send a test");
    await webhooks.getByText("webhook.test").waitFor();
    await world.settle();
    await press(page, "Hide the log");
    await press(page, "Log");
    await webhooks.getByText("Delivered").waitFor();
    await everyLook(page, "webhooks");
    await declareIncident(olga.ctx, { internalTitle: "db-2 refuses", severity: "SEV3" });
    await world.settle();
    const types = world.web.requests.map(({ body }): string => JSON.parse(body).type);
    expect(types).toContain("incident.declared");
    expect(types.filter((type) => !type.startsWith("incident."))).toEqual(["webhook.test"]);

    await press(page, "Switch off");
    await webhooks.getByText("switched off by hand").waitFor();
    await press(page, "Start again");
    await webhooks.getByText("On", { exact: false }).first().waitFor();
    await press(page, "Remove");
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await webhooks.getByText("None yet.", { exact: false }).waitFor();
  } finally {
    await browser.close();
  }
});

test("an address that was given up is shown with its reason and lifted", async ({ world }) => {
  const { ana, olga } = await world.cast();
  world.mail.refuse(ana.email, "550 5.1.1 no such user");
  const browser = await browserFor(world);
  try {
    const { changeAudience, listAudiences, previewUpdate, sendUpdate } = await import(
      "#domains/communication"
    );
    const support = (await listAudiences(olga.ctx)).find(({ form }) => form === "support");
    const members = [{ kind: "person" as const, targetId: ana.personId }];
    await changeAudience(olga.ctx, { audienceId: support?.id ?? "", members });
    const incident = await declareIncident(olga.ctx, { internalTitle: "db-2 refuses", severity: "SEV1" });
    const { hash } = await previewUpdate(olga.ctx, { incidentId: incident.id });
    await sendUpdate(olga.ctx, { incidentId: incident.id, previewHash: hash, idempotencyKey: "given up 1" });
    await world.settle();

    const page = await signedIn(browser, OWNER);
    await open(page, "deliveries");
    const given = region(page, "Addresses nothing is sent to").first();
    await given.getByText("no such user").waitFor();
    await everyLook(page, "suppressions");
    await press(page, `Lift ${ana.email}`);
    await given.getByText("None: every address is used.").waitFor();
  } finally {
    await browser.close();
  }
});

test("a status page is set up on the screen, and readers see it", { timeout: 180_000 }, async ({ world }) => {
  await world.cast();
  const url = await world.serve();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await open(page, "status-pages");
    const status = region(page, "Status");
    await status.getByRole("button", { name: "Page settings of Status" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Acme status");
    await everyLook(page, "page-editor");
    await save(page);

    const acme = region(page, "Acme status");
    await acme.getByRole("button", { name: "Add a group" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Shop");
    await save(page);
    for (const name of ["Checkout", "Search"]) {
      await acme.getByRole("button", { name: "Add a component" }).click();
      await page.getByRole("textbox", { name: "Name" }).fill(name);
      await page.getByRole("combobox", { name: "Group" }).selectOption("Shop");
      if (name === "Search") await everyLook(page, "component-editor");
      await save(page);
    }
    await acme.getByRole("button", { name: "Move Search up" }).click();
    // The first of its group: nothing is above it any more.
    const up = acme.getByRole("button", { name: "Move Search up" });
    await expect.poll(() => up.isDisabled(), { timeout: 20_000 }).toBe(true);
    await acme.getByRole("combobox", { name: "State of Checkout" }).selectOption("Degraded performance");

    await acme.getByRole("button", { name: "Schedule maintenance" }).click();
    await page.getByRole("textbox", { name: "Title" }).fill("Database upgrade");
    await page.getByRole("textbox", { name: "What readers should know" }).fill("Orders are slower.");
    await page.getByLabel("From").fill("2027-11-25T10:00");
    await page.getByLabel("Until").fill("2027-11-25T11:00");
    await page.getByRole("combobox", { name: "What is affected" }).click();
    await page.getByRole("option", { name: "Checkout" }).click();
    await page.keyboard.press("Tab");
    await save(page);
    await acme.getByText("Database upgrade").waitFor();

    await acme.getByLabel("E-mail address").fill("dev@customer.test");
    await acme.getByRole("button", { name: "Add a subscriber" }).click();
    await acme.getByText("1 not confirmed yet").waitFor();
    await everyLook(page, "status-pages-set-up");

    const shown = async () => (await fetch(`${url}/`)).text();
    await expect
      .poll(shown, { timeout: 20_000 })
      .toMatch(/Acme status[\s\S]*Shop[\s\S]*Search[\s\S]*Checkout/);
    expect(await shown()).toContain("Database upgrade");
    await acme.getByRole("button", { name: "Cancel it" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel it" }).click();
    await acme.getByText("Cancelled").waitFor();
    await acme.getByRole("button", { name: "Remove dev@customer.test" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await acme.getByText("Nobody subscribed yet.").waitFor();
  } finally {
    await browser.close();
  }
});
