import { beforeAll } from "vitest";
import { expect, test } from "#world";
import { buildIfStale } from "../../scripts/building.mjs";
import { OWNER } from "../world/cast.ts";
import { accessible, browserFor, signedIn } from "./in-chromium.ts";

beforeAll(() => buildIfStale({ console: true, say: () => {} }), 180_000);

const NEW_PASSWORD = "a new and rather long password";

test("whoever forgot the password sets a new one by the link of the mail and signs in with it", async ({
  world,
}) => {
  await world.cast();
  const browser = await browserFor(world);
  try {
    const elsewhere = await signedIn(browser, OWNER);
    const page = await (await browser.newContext()).newPage();
    await page.goto("http://ripplecast.test/console/reset-password");
    await page.getByLabel("E-mail").fill(OWNER.email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await page.getByText("a mail with a link is on its way", { exact: false }).waitFor();
    await accessible(page);
    await world.settle();
    const mail = world.mail.mails.find(({ to }) => to === OWNER.email);
    const [link] = /http\S+reset-password#[A-Za-z0-9_-]+/.exec(mail?.text ?? "") ?? [];

    await page.goto(link ?? "the mail holds no link");
    await page.reload();
    await page.locator("input[name=password]").fill(NEW_PASSWORD);
    await accessible(page);
    await page.getByRole("button", { name: "Set password" }).click();
    await page.getByText("The new password is set.", { exact: false }).waitFor();
    expect(await elsewhere.evaluate(async () => (await fetch("/api/v1/me")).status)).toBe(401);

    await page.getByRole("link", { name: "To the sign-in page" }).click();
    await page.locator("input[name=email]").fill(OWNER.email);
    await page.locator("input[name=password]").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { level: 1, name: "Now" }).waitFor();
  } finally {
    await browser.close();
  }
});
