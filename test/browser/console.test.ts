import { beforeAll } from "vitest";
import { expect, test } from "#world";
import { buildIfStale } from "../../scripts/building.mjs";
import { OWNER, ROUTING_KEY } from "../world/cast.ts";
import { accessible, browserFor, everyLook, open, signedIn } from "./in-chromium.ts";

beforeAll(() => buildIfStale({ console: true, say: () => {} }), 180_000);

test("one incident, from the alert to the resolution, in a real browser", async ({ world }) => {
  await world.cast();
  const url = await world.serve();
  const browser = await browserFor(world);
  try {
    await fetch(`${url}/v2/enqueue`, {
      method: "POST",
      body: JSON.stringify({
        routing_key: ROUTING_KEY,
        event_action: "trigger",
        payload: { summary: "Checkout answers with errors", source: "shop-web-1", severity: "critical" },
      }),
    });
    await world.settle();

    const page = await signedIn(browser, OWNER);
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await page.getByText("Acknowledged", { exact: false }).first().waitFor();
    await everyLook(page, "now");

    // The alert brings what it knows along: what happened, where, and to which service.
    await page.getByRole("link", { name: /Checkout answers with errors/ }).click();
    await page.getByText("Seen at: shop-web-1").waitFor();
    await page.getByRole("button", { name: "Declare an incident" }).click();
    const title = page.getByLabel("Internal title");
    expect(await title.inputValue()).toBe("Checkout answers with errors");
    await page.getByRole("dialog").getByText("Website", { exact: true }).first().waitFor();
    await title.fill("shop-db-2 refuses connections");
    await page.getByRole("radio", { name: /SEV1/ }).check();
    await page.getByRole("button", { name: "Declare", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: /shop-db-2 refuses connections/ }).waitFor();
    await world.settle();
    await page.getByText("Customers").first().waitFor();
    await everyLook(page, "room");

    // What was declared in a hurry can be put right.
    await page.getByRole("button", { name: "Titles and services" }).click();
    await page.getByLabel("Public title").fill("Problems paying orders");
    await page.getByRole("combobox", { name: "Affected services" }).click();
    await page.getByRole("option", { name: "Website" }).click();
    await page.keyboard.press("Tab");
    await accessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByText("Public title: Problems paying orders").waitFor();
    await page.getByText("No service is named yet.").waitFor();

    await page.getByRole("tab", { name: "Write an update" }).click();
    await page.getByLabel("Symptom", { exact: false }).first().fill("Some orders can not be paid.");
    await page.getByText("Some orders can not be paid.").nth(1).waitFor();
    await everyLook(page, "composer");

    // Before anybody is asked whether it may go out, the change of status has its reason.
    const status = page.getByRole("combobox", { name: "Status", exact: true });
    await status.click();
    await page.getByRole("option", { name: "Monitoring" }).click();
    await page.getByRole("button", { name: /Send to \d audiences/ }).click();
    await page.getByText("Say why the status changes, then send.").waitFor();
    expect(await page.getByRole("button", { name: "Send now" }).count()).toBe(0);
    await accessible(page);
    await status.click();
    await page.getByRole("option", { name: "Investigating" }).click();
    await page.getByRole("button", { name: /Send to \d audiences/ }).click();
    await page.getByRole("button", { name: "Send now" }).click();
    await page.getByRole("button", { name: "Send now" }).waitFor({ state: "detached" });
    await world.settle();

    // Sent words are shown at once.
    await page.getByText("Update 1", { exact: false }).waitFor();
    await accessible(page);
    const publicPage = await (await fetch(`${url}/`)).text();
    expect(publicPage).toContain("Some orders can not be paid.");
    expect(publicPage).not.toContain("shop-db-2");

    await page.getByRole("button", { name: "Change status" }).click();
    await page.getByRole("combobox", { name: "New status" }).click();
    await page.getByRole("option", { name: "Resolved" }).click();
    await page.getByLabel("Reason").fill("Payments succeed again.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Reopen" }).waitFor();
  } finally {
    await browser.close();
  }
});

const SCREENS = [
  "incidents",
  "alerts",
  "on-call",
  "people",
  "plan",
  "status-pages",
  "deliveries",
  "settings",
] as const;

test("every screen opens without an accessibility violation, also on a phone and in the dark", async ({
  world,
}) => {
  await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    for (const path of SCREENS) {
      await open(page, path);
      await everyLook(page, path);
    }
  } finally {
    await browser.close();
  }
});
