import type { Page } from "@playwright/test";
import { beforeAll } from "vitest";
import { declareIncident } from "#domains/incidents";
import { expect, test, type World } from "#world";
import { buildIfStale } from "../../scripts/building.mjs";
import { OWNER } from "../world/cast.ts";
import { accessible, browserFor, open, shot, signedIn } from "./in-chromium.ts";

beforeAll(() => buildIfStale({ console: true, say: () => {} }), 180_000);

const ENDED = "Your session has ended";
const endSessions = (world: World) => world.sql("delete from identity.session");

async function composing(world: World, page: Page): Promise<string> {
  const { olga } = await world.cast();
  const { id } = await declareIncident(olga.ctx, { internalTitle: "db-2 refuses", severity: "SEV1" });
  await open(page, `incidents/${id}`);
  await page.getByRole("tab", { name: "Write an update" }).click();
  return id;
}

const symptom = (page: Page) => page.getByLabel("Symptom", { exact: false }).first();

async function enterPassword(page: Page, email = OWNER.email): Promise<void> {
  const dialog = page.getByRole("dialog", { name: ENDED });
  expect(await dialog.getByLabel("E-mail").inputValue()).toBe(OWNER.email);
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.locator("input[name=password]").fill(OWNER.password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
}

test("a session that ends while somebody writes loses nothing, and they go on where they were", async ({
  world,
}) => {
  await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    const id = await composing(world, page);
    await symptom(page).fill("Some orders can not be paid.");
    await page.getByText("Some orders can not be paid.").nth(1).waitFor();
    await endSessions(world);
    await symptom(page).pressSequentially(" Sorry.");
    await page.getByRole("dialog", { name: ENDED }).waitFor();
    await accessible(page);
    await shot(page, "session-ended");
    expect(await symptom(page).inputValue()).toBe("Some orders can not be paid. Sorry.");

    await enterPassword(page);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(new URL(page.url()).pathname).toBe(`/console/incidents/${id}`);
    expect(await symptom(page).inputValue()).toBe("Some orders can not be paid. Sorry.");
    await page.getByText("Some orders can not be paid. Sorry.").nth(1).waitFor();
    await page.getByRole("button", { name: /Send to \d audiences/ }).click();
    await page.getByRole("button", { name: "Send now" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "What was said" }).click();
    await page.getByText("Update 1", { exact: false }).waitFor();
  } finally {
    await browser.close();
  }
});

test("a draft outlives leaving the screen and a reload, and goes with whoever signs out", async ({
  world,
}) => {
  await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await composing(world, page);
    await symptom(page).fill("Half a sentence");
    await page.getByRole("tab", { name: "Room" }).click();
    await page.reload();
    await page.getByRole("tab", { name: "Write an update" }).click();
    expect(await symptom(page).inputValue()).toBe("Half a sentence");
    await page.getByRole("button", { name: OWNER.name }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  } finally {
    await browser.close();
  }
});

test("somebody else who signs in there sees nothing of what was typed", async ({ world }) => {
  const { ben } = await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    const id = await composing(world, page);
    await symptom(page).fill("Olga's words");
    await endSessions(world);
    await symptom(page).pressSequentially("!");
    await page.getByRole("dialog", { name: ENDED }).waitFor();
    await enterPassword(page, ben.email);
    await page.getByRole("heading", { level: 1, name: "Now" }).waitFor();
    await page.getByRole("button", { name: ben.name }).waitFor();
    await open(page, `incidents/${id}`);
    await page.getByRole("tab", { name: "Write an update" }).click();
    expect(await symptom(page).inputValue()).toBe("");
  } finally {
    await browser.close();
  }
});

test("an address opened without a session is shown after signing in", async ({ world }) => {
  await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto("http://ripplecast.test/console/people");
    await page.locator("input[name=email]").fill(OWNER.email);
    await page.locator("input[name=password]").fill(OWNER.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
  } finally {
    await browser.close();
  }
});

test("a session is kept by whoever works: asked for on load and about hourly, not by a tab left alone", async ({
  world,
}) => {
  await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().endsWith("/api/auth/get-session")) asked++;
    });
    await page.clock.install();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Now" }).waitFor();
    await expect.poll(() => asked).toBeGreaterThan(0);
    const onLoad = asked;
    await page.clock.fastForward("30:00");
    await page.keyboard.press("Tab");
    expect(asked).toBe(onLoad);
    await page.clock.fastForward("31:00");
    expect(asked).toBe(onLoad);
    await page.keyboard.press("Tab");
    await expect.poll(() => asked).toBe(onLoad + 1);

    await endSessions(world);
    await page.clock.fastForward("02:00:00");
    await page.keyboard.press("Tab");
    await page.getByRole("dialog", { name: ENDED }).waitFor();
  } finally {
    await browser.close();
  }
});
