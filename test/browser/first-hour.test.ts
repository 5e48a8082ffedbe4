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

test("an address that reaches nobody is said first and changed on the spot, and the workspace gets its name", async ({
  world,
}) => {
  await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await page.getByText(`Mail to ${OWNER.email} reaches nobody`).waitFor();
    await page.getByRole("link", { name: "Change it" }).click();
    const account = page.getByRole("region", { name: "Your account" });
    await account.getByRole("textbox", { name: "New e-mail address" }).fill("olga@acme-corp.com");
    await account.getByLabel("Your password").fill(OWNER.password);
    await account.getByRole("button", { name: "Change the address" }).click();
    await account.getByText("You sign in as olga@acme-corp.com.").waitFor();

    const workspace = page.getByRole("region", { name: "Workspace" });
    await workspace.getByLabel("Name of the workspace").fill("Acme Shipping");
    await workspace.getByRole("button", { name: "Rename it" }).click();
    await workspace.getByText("The workspace has its new name.").waitFor();
    await accessible(page);

    await open(page, "");
    await page.getByText("No incident is open.").waitFor();
    expect(await page.getByText("reaches nobody").count()).toBe(0);
    const me = await page.evaluate(async () => (await fetch("/api/v1/me")).json());
    expect(me.workspace.name).toBe("Acme Shipping");
  } finally {
    await browser.close();
  }
});
