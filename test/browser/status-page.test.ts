import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll } from "vitest";
import { scheduleMaintenance } from "#domains/status-pages";
import { expect, hours, test } from "#world";
import { findChromium } from "../../scripts/testing/chromium.ts";
import { eventually, type PageStory, servedPage, tell, textAt } from "../journeys/status-page-story.ts";

let browser: Browser;

beforeAll(async () => {
  const executablePath = findChromium();
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
    ],
  });
});
afterAll(() => browser.close());

const SIZES = {
  desktop: { viewport: { width: 1200, height: 900 }, deviceScaleFactor: 1 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
} as const;

type Look = { size: keyof typeof SIZES; colorScheme: "light" | "dark" };

/** A reader in New York, whose clock shows what the world's clock shows. */
async function open(now: Date, url: string, look: Look): Promise<Page> {
  const { size, colorScheme } = look;
  const context = await browser.newContext({
    ...SIZES[size],
    colorScheme,
    timezoneId: "America/New_York",
    locale: "en-US",
  });
  const page = await context.newPage();
  await page.clock.setSystemTime(now);
  await page.goto(url);
  return page;
}

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
}

async function onABadDay(page: PageStory): Promise<void> {
  const start = page.acme.clock.now().getTime() + hours(30);
  await scheduleMaintenance(page.acme, {
    pageId: page.publicPageId,
    title: "Database upgrade",
    body: "Orders are slower.",
    scheduledFor: new Date(start),
    scheduledUntil: new Date(start + hours(1)),
    componentIds: [page.websiteId],
  });
  await tell(page, { body: "The **website** does not answer." });
  await eventually(async () => expect(await textAt(page.address)).toContain("Major system outage"));
}

test("the page passes every check for accessibility, large and small, light and dark", async ({ world }) => {
  const story = await servedPage(world);
  await onABadDay(story);
  const now = world.clock.now();
  for (const size of ["desktop", "phone"] as const)
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open(now, story.address, { size, colorScheme });
      await page.getByRole("heading", { level: 1, name: "Major system outage" }).waitFor();
      await accessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wide, `scrolls sideways: ${size}`).toBe(false);
      await page.screenshot({ path: `artifacts/status-page-${size}-${colorScheme}.png`, fullPage: true });
      await page.context().close();
    }
  for (const path of ["/history", "/subscribe", "/nothing-here"]) {
    const page = await open(now, `${story.address}${path}`, { size: "phone", colorScheme: "light" });
    await accessible(page);
    await page.context().close();
  }
});

test("an open page follows without a reload, keeps what is open, and says times in the reader's zone", async ({
  world,
}) => {
  const story = await servedPage(world);
  await tell(story, { body: "The website does not answer." });
  const page = await open(world.clock.now(), story.address, { size: "desktop", colorScheme: "light" });
  await page.getByText("This page updates by itself.").waitFor();
  expect(await page.locator(".promise time").innerText()).toMatch(
    /^\d+ Nov, \d\d:\d\d E[SD]T \(\d\d:\d\d UTC\)$/,
  );

  await page.getByText("How to read the bars").click();
  await page.getByRole("link", { name: "History" }).focus();
  await tell(story, { status: "identified", body: "We have found the reason.", state: "partial_outage" });
  await page.getByText("We have found the reason.").waitFor();
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Partial system outage");
  expect(await page.getByText("some downtime, with more cuts").isVisible()).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("History");
  expect(await page.title()).toBe("Partial system outage · Status");

  await tell(story, { status: "resolved", body: "It is over.", state: "operational" });
  await page.getByRole("heading", { level: 1, name: "All systems operational" }).waitFor();
  expect(await page.getByText("Active incidents").count()).toBe(0);
  await page.context().close();
});

test("a page whose promise passes says so by itself, even when nobody answers any more", async ({
  world,
}) => {
  const story = await servedPage(world);
  await tell(story, { body: "The website does not answer." });
  const page = await open(world.clock.now(), story.address, { size: "phone", colorScheme: "light" });
  expect(await page.locator(".late-words").isVisible()).toBe(false);
  await page.context().setOffline(true);
  await page.clock.setSystemTime(new Date(world.clock.now().getTime() + hours(1)));
  await page.locator(".late-words").waitFor({ timeout: 20_000 });
  await page.context().close();
});

test("without a script the page is complete", async ({ world }) => {
  const story = await servedPage(world);
  await onABadDay(story);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(story.address);
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Major system outage");
  expect(await page.locator(".promise").innerText()).toMatch(/Next update by .* \(\d\d:\d\d UTC\)/);
  expect(await page.getByRole("img", { name: /Last 90 days/ }).count()).toBe(1);
  await page.goto(`${story.address}/subscribe`);
  await page.getByLabel("E-mail address").fill("dev@customer.test");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  await context.close();
});
