import type { Page } from "@playwright/test";
import { beforeAll } from "vitest";
import { declareIncident } from "#domains/incidents";
import { expect, test, type World } from "#world";
import { buildIfStale } from "../../scripts/building.mjs";
import { OWNER } from "../world/cast.ts";
import { accessible, browserFor, everyLook, open, signedIn } from "./in-chromium.ts";

beforeAll(() => buildIfStale({ console: true, say: () => {} }), 180_000);

const save = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
const dialogGone = (page: Page) =>
  expect.poll(() => page.getByRole("dialog").count(), { timeout: 20_000 }).toBe(0);

async function declared(world: World): Promise<string> {
  const { olga } = await world.cast();
  const { id } = await declareIncident(olga.ctx, { internalTitle: "db-2 refuses", severity: "SEV1" });
  await world.settle();
  return id;
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole("combobox", { name: label });
  await field.click();
  await field.fill(option);
  await page.getByRole("option", { name: option }).click();
  await page.keyboard.press("Tab");
}

async function addAnaToSupport(page: Page): Promise<void> {
  await open(page, "plan");
  await page.getByText("SMS (not available yet)").first().waitFor();
  await page.getByText("Nobody is in Support or Leadership").waitFor();
  await page.getByRole("button", { name: "Add members to Support" }).click();
  await pick(page, "People", "Ana Alert");
  await save(page);
  await dialogGone(page);
  await page.getByText("Nobody is in Leadership").waitFor();
}

async function rewordSupport(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Wording" }).click();
  await page.getByRole("combobox", { name: "Audience" }).selectOption("Support");
  await page.getByRole("button", { name: "Edit Investigating: first message" }).click();
  const words = page.getByRole("textbox", { name: "Words" });
  await words.fill("Read this first: {{ symptom | sentence }} {{ cause.tecnical }}");
  await page.getByText("Nothing is called “cause.tecnical”.").waitFor();
  await save(page);
  await expect.poll(() => page.getByRole("dialog").getByText("Nothing is called").count()).toBe(1);

  await words.fill("Read this first: {{ symptom | sentence }}\n\n? Next update by {{ nextUpdate }}.");
  await page
    .getByRole("region", { name: "How it would read" })
    .getByText("Some payments by card fail.")
    .waitFor();
  await accessible(page);
  await save(page);
  await dialogGone(page);
  await page.getByText("Your words").waitFor();
}

test("members and words changed on the screens are what is previewed and what is sent", {
  timeout: 180_000,
}, async ({ world }) => {
  const { ana } = await world.cast();
  const incidentId = await declared(world);
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await addAnaToSupport(page);
    await rewordSupport(page);

    await open(page, `incidents/${incidentId}`);
    await page.getByRole("tab", { name: "Write an update" }).click();
    await page.getByLabel("Symptom", { exact: false }).first().fill("some orders can not be paid");
    const brief = page.getByRole("region", { name: "2 · Support" });
    await brief
      .getByRole("paragraph")
      .filter({ hasText: "Read this first: Some orders can not be paid." })
      .waitFor();
    await page.getByRole("button", { name: /Send to \d audiences/ }).click();
    await page.getByRole("button", { name: "Send now" }).click();
    await dialogGone(page);
    await world.settle();
    const mails = world.mail.mails.filter(({ to }) => to.includes(ana.email));
    expect(mails.map(({ text }) => text).join("\n")).toContain(
      "Read this first: Some orders can not be paid.",
    );

    await open(page, "plan#wording");
    await page.getByRole("combobox", { name: "Audience" }).selectOption("Support");
    await page.getByRole("button", { name: "Edit Investigating: first message" }).click();
    await page.getByRole("button", { name: "Back to the built-in words" }).first().click();
    await page.getByText("the built-in ones are used again").waitFor();
    await page.getByRole("button", { name: "Back to the built-in words" }).last().click();
    await dialogGone(page);
    expect(await page.getByText("Your words").count()).toBe(0);
  } finally {
    await browser.close();
  }
});

test("what is typed survives live changes, a slip of the hand and a closed screen", async ({ world }) => {
  const { olga } = await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await open(page, "plan#audiences");
    await page.getByRole("button", { name: "Edit Leadership" }).click();
    await page.getByLabel("Description").fill("Who decides");
    const { changeAudience, listAudiences } = await import("#domains/communication");
    const leadership = (await listAudiences(olga.ctx)).find(({ form }) => form === "leadership");
    await changeAudience(olga.ctx, {
      audienceId: leadership?.id ?? "",
      name: "Board",
      compartments: ["legal"],
    });
    await page.getByText("3 · Board").waitFor();
    expect(await page.getByLabel("Description").inputValue()).toBe("Who decides");
    await page.keyboard.press("Escape");
    await page.getByText("Your changes are not saved").waitFor();
    await page.getByRole("button", { name: "Go on editing" }).click();
    await save(page);
    await dialogGone(page);
    // Only what was edited is sent: the change from elsewhere stays.
    const after = (await listAudiences(olga.ctx)).find(({ form }) => form === "leadership");
    expect(after).toMatchObject({ name: "Board", description: "Who decides", compartments: ["legal"] });
  } finally {
    await browser.close();
  }
});

test("the plan's screens are for everyone, on a phone and in the dark too", { timeout: 180_000 }, async ({
  world,
}) => {
  await world.cast();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    for (const tab of ["clocks", "audiences", "wording", "severities"]) {
      await open(page, `plan#${tab}`);
      await page.reload();
      await page.getByRole("tabpanel").getByRole("heading", { level: 2 }).first().waitFor();
      await everyLook(page, `plan-${tab}`);
    }
    await page.getByRole("button", { name: "Edit SEV1" }).click();
    await everyLook(page, "severity-editor");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Edit Incident commander" }).click();
    await everyLook(page, "role-editor");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Clocks" }).click();
    await page.getByRole("button", { name: "10, 20/30/30" }).click();
    await everyLook(page, "clock-editor");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Audiences" }).click();
    await page.getByRole("button", { name: "Edit Support" }).click();
    await page.getByRole("button", { name: "Add a room" }).click();
    await everyLook(page, "audience-editor");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Wording" }).click();
    await page.getByRole("button", { name: "Edit Identified" }).click();
    await page.getByRole("region", { name: "How it would read" }).getByText("ring 5").waitFor();
    await everyLook(page, "template-editor");
  } finally {
    await browser.close();
  }
});
