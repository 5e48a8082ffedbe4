import { beforeAll } from "vitest";
import { expect, test } from "#world";
import { buildIfStale } from "../../scripts/building.mjs";
import { OWNER } from "../world/cast.ts";
import { accessible, browserFor, open, signedIn } from "./in-chromium.ts";

beforeAll(() => buildIfStale({ console: true, say: () => {} }), 180_000);

test("the first screen says what is missing, and an invitation stays in sight until it is answered", async ({
  world,
}) => {
  await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await page.getByText("Nobody is in Support or Leadership").waitFor();
    expect(await page.getByText("You have no password yet").count()).toBe(0);
    const me = await page.evaluate(async () => (await fetch("/api/v1/me")).json());
    const fresh = { ...me, user: { ...me.user, hasPassword: false } };
    await page.route("**/api/v1/me", (route) => route.fulfill({ json: fresh }));
    await page.reload();
    await page.getByText(`you sign in as ${OWNER.email}`).waitFor();
    await accessible(page);

    await open(page, "people");
    expect(await page.getByRole("region", { name: "Invited, not here yet" }).count()).toBe(0);
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await page.getByRole("textbox", { name: "E-mail" }).fill("sue@acme.example");
    await page.getByRole("combobox", { name: "Role" }).selectOption("Support");
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await page.getByText("Invited. The link").waitFor();
    await page.getByRole("button", { name: "Close" }).last().click();
    await page.getByRole("region", { name: "Invited, not here yet" }).waitFor();
    await page.getByText("sue@acme.example as Support").waitFor();
    await accessible(page);
    await page.getByRole("button", { name: "Remove sue@acme.example" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("sue@acme.example as Support").waitFor({ state: "detached" });
  } finally {
    await browser.close();
  }
});
