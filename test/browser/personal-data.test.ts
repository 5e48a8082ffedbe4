import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { beforeAll } from "vitest";
import { createPolicy, createSchedule } from "#domains/oncall";
import { createTeam } from "#domains/people";
import { addSubscriber, listPages } from "#domains/status-pages";
import { expect, test } from "#world";
import { buildIfStale } from "../../scripts/building.mjs";
import { type Cast, OWNER } from "../world/cast.ts";
import { accessible, browserFor, open, shot, signedIn } from "./in-chromium.ts";

beforeAll(() => buildIfStale({ console: true, say: () => {} }), 180_000);

const READER = "reader@customer.test";
const dialog = (page: Page) => page.getByRole("dialog");
const eraseForGood = (page: Page) => dialog(page).getByRole("button", { name: "Erase for good" }).click();

async function exported(page: Page, name: string): Promise<Record<string, unknown>> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Export: ${name}` }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^(person|subscriber)-[a-z0-9]{12}\.json$/);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

/** Ana takes turns and is told by a policy: two places where somebody must take over first. */
async function relyOnAna({ acme, ana }: Cast): Promise<void> {
  await createSchedule(acme, {
    name: "Nights",
    timeZone: "UTC",
    rotations: [
      {
        name: "Daily",
        kind: "daily",
        startsOn: acme.clock.now().toISOString().slice(0, 10),
        handOverAt: "09:00",
        turns: [[ana.personId]],
      },
    ],
  });
  await createPolicy(acme, {
    name: "Checkout",
    steps: [{ targets: [{ kind: "person", id: ana.personId }], delayMinutes: 5 }],
  });
}

test("a person is exported, kept while others rely on them, and erased when free", async ({ world }) => {
  const cast = await world.cast();
  const { ana, carla } = cast;
  await relyOnAna(cast);
  await createTeam(cast.acme, { name: carla.name });
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await open(page, `people/${ana.personId}`);
    await page.getByText("Contact methods").waitFor();
    await expect.poll(() => page.getByText("Inbox").count()).toBeGreaterThan(0);
    expect(await page.getByText(ana.personId).count()).toBe(0);
    await accessible(page);
    expect(await exported(page, ana.name)).toMatchObject({
      personId: ana.personId,
      sections: { profile: { email: ana.email } },
    });

    await page.getByRole("button", { name: `Erase for good: ${ana.name}` }).click();
    await dialog(page).getByText("What stays").waitFor();
    await eraseForGood(page);
    const refusal = dialog(page).getByRole("alert");
    await refusal.getByText(`${ana.name} is still needed:`).waitFor();
    expect((await refusal.getByRole("listitem").allTextContents()).sort()).toEqual([
      "in the escalation policy Checkout",
      "in the schedule Nights",
    ]);
    await refusal.getByText("Let somebody else take over there, then erase again.").waitFor();
    await accessible(page);
    await shot(page, "erase-person");
    await dialog(page).getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("heading", { level: 1, name: ana.name }).waitFor();

    await open(page, `people/${carla.personId}`);
    await page.getByRole("button", { name: `Erase for good: ${carla.name}` }).click();
    await eraseForGood(page);
    await page.getByText("This person was erased.").waitFor();
    await page.getByRole("heading", { level: 1, name: "[erased]" }).waitFor();
    expect(await page.getByRole("button", { name: "Add" }).count()).toBe(0);
    expect(await page.getByText(carla.email).count()).toBe(0);
    await page.getByText("The name stays in texts", { exact: false }).waitFor();
    await dialog(page).waitFor({ state: "detached" });
    await accessible(page);
    await open(page, `people/${carla.personId}`);
    await page.getByText("This person was erased.").waitFor();
  } finally {
    await browser.close();
  }
});

test("without the permission people export themselves, nobody else, and erase nobody", async ({ world }) => {
  const { ana, ben } = await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, ana);
    await open(page, `people/${ana.personId}`);
    expect(await exported(page, ana.name)).toMatchObject({ sections: { profile: { email: ana.email } } });
    expect(await page.getByRole("button", { name: "Erase for good" }).count()).toBe(0);
    await open(page, `people/${ben.personId}`);
    await page.getByRole("heading", { level: 2, name: "Contact methods" }).waitFor();
    expect(await page.getByRole("button", { name: "Export" }).count()).toBe(0);
  } finally {
    await browser.close();
  }
});

test("a subscriber is exported and erased from the list of the page", async ({ world }) => {
  const { acme } = await world.cast();
  const shown = (await listPages(acme)).find(({ visibility }) => visibility === "public");
  await addSubscriber(acme, { pageId: shown?.id ?? "", address: READER });
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await open(page, "status-pages");
    expect(await exported(page, READER)).toMatchObject({ subscriptions: [{ address: READER }] });
    await page.getByRole("button", { name: `Erase for good: ${READER}` }).click();
    await dialog(page).getByText("the address becomes [erased]", { exact: false }).waitFor();
    await accessible(page);
    await shot(page, "erase-subscriber");
    await eraseForGood(page);
    await page.getByText("0 active, 0 not confirmed yet, 0 gone").waitFor();
    expect(await page.getByText(READER).count()).toBe(0);
  } finally {
    await browser.close();
  }
});
