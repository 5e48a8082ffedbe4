import { beforeAll } from "vitest";
import { expect, test } from "#world";
import { buildIfStale } from "../../scripts/building.mjs";
import { OWNER } from "../world/cast.ts";
import { accessible, browserFor, open, signedIn } from "./in-chromium.ts";

beforeAll(() => buildIfStale({ console: true, say: () => {} }), 180_000);

test("hours without a day are said so at their field, before anything is sent", async ({ world }) => {
  await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/api/v1/schedules"))
        sent.push(request.url());
    });
    await open(page, "on-call/schedules/new");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Office hours");
    await page.getByRole("button", { name: "Add a rotation" }).click();
    await page.getByRole("combobox", { name: "Turn 1", exact: true }).click();
    await page.getByRole("option", { name: "Ana Alert", exact: true }).click();
    await page.keyboard.press("Tab");
    await page.getByText("Certain hours only, layer, end").click();
    await page.getByRole("button", { name: "Only at certain hours" }).click();
    const hours = page.getByRole("group", { name: "Hours 1" });
    for (const day of ["Mon", "Tue", "Wed", "Thu", "Fri"])
      await hours.getByText(day, { exact: true }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await hours.getByRole("alert").getByText("Choose at least one day, or remove these hours.").waitFor();
    expect(sent).toEqual([]);
    await accessible(page);

    await hours.getByText("Mon", { exact: true }).click();
    await hours.getByRole("alert").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("region", { name: "Office hours", exact: true }).waitFor();
    expect(sent).toHaveLength(1);
  } finally {
    await browser.close();
  }
});
