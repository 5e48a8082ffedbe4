import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "@playwright/test";
import { expect, type World } from "#world";
import { findChromium } from "../../scripts/testing/chromium.ts";
import { OWNER } from "../world/cast.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

const DESKTOP = { width: 1440, height: 900 };

const LOOKS = [
  ["phone", { width: 390, height: 844 }, "light"],
  ["dark", DESKTOP, "dark"],
  ["desktop", DESKTOP, "light"],
] as const;

/** A browser for which the world's public address leads to the world's server. */
export async function browserFor(world: World): Promise<Browser> {
  const { host } = new URL(await world.serve());
  return chromium.launch({
    executablePath: findChromium(),
    args: [...FLAGS, `--host-resolver-rules=MAP ripplecast.test:80 ${host}`],
  });
}

/** The console, signed in as somebody of the cast. */
export async function signedIn(browser: Browser, who: { email: string }): Promise<Page> {
  const page = await (await browser.newContext({ viewport: DESKTOP })).newPage();
  await page.goto("http://ripplecast.test/console/sign-in");
  await page.locator("input[name=email]").fill(who.email);
  await page.locator("input[name=password]").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Now" }).waitFor();
  return page;
}

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(`http://ripplecast.test/console/${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const loading = page.getByRole("status", { name: "Loading" });
  await expect.poll(() => loading.count(), { timeout: 30_000 }).toBe(0);
}

export async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    // In the page itself: no frame of the console comes from elsewhere, and no second page has to be opened.
    .setLegacyMode()
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
}

/** The whole screen, or what is seen of it when a dialog stands above it. */
export async function shot(page: Page, name: string): Promise<void> {
  const fullPage = (await page.getByRole("dialog").count()) === 0;
  await page.screenshot({ path: `artifacts/console-${name}.png`, fullPage });
}

/** What is on the screen now, as it stands: on a phone, in the dark and at last on a desktop, where it stays. */
export async function everyLook(page: Page, name: string): Promise<void> {
  for (const [look, viewport, colorScheme] of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    await stillness(page);
    await accessible(page);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(sideways, `${name} scrolls sideways: ${look}`).toBe(false);
    await shot(page, `${name}-${look}`);
  }
}

/** Colours halfway through a transition are nobody's choice: they are read when it is over. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const _ of ["laid out", "begun"]) await new Promise((next) => requestAnimationFrame(next));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
