import type { Page } from "@playwright/test";
import { beforeAll } from "vitest";
import { updateSchedule } from "#domains/oncall";
import { expect, test } from "#world";
import { buildIfStale } from "../../scripts/building.mjs";
import { OWNER, ROUTING_KEY } from "../world/cast.ts";
import { accessible, browserFor, everyLook, open, shot, signedIn } from "./in-chromium.ts";

beforeAll(() => buildIfStale({ console: true, say: () => {} }), 180_000);

const dialog = (page: Page) => page.getByRole("dialog");
const save = (page: Page) => page.getByRole("button", { name: "Save" }).click();
const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function choose(page: Page, label: string, ...options: string[]): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  for (const name of options) await page.getByRole("option", { name, exact: true }).click();
  await page.keyboard.press("Tab");
}

test("what is set up on the screens decides who is told", { timeout: 180_000 }, async ({ world }) => {
  const { ana, olga } = await world.cast();
  const url = await world.serve();
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await page.clock.setFixedTime(world.clock.now());

    await open(page, "people");
    await page.getByRole("button", { name: "New team" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Payments");
    await choose(page, "Members", "Ana Alert", "Ben Boss");
    await save(page);
    await page.getByText("Payments: Ana Alert, Ben Boss").waitFor();

    await open(page, "on-call");
    await page.getByRole("link", { name: "New schedule" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Payments");
    await page.getByRole("button", { name: "Add a rotation" }).click();
    await choose(page, "Turn 1", "Ana Alert");
    await page.getByRole("button", { name: "Add a turn" }).click();
    await choose(page, "Turn 2", "Ben Boss", "Carla Comms");
    await section(page, "The next two weeks, if you save this").getByText("Ben Boss, Carla Comms").waitFor();
    await page.getByRole("button", { name: "Move Turn 2 up" }).click();
    await page.getByRole("button", { name: "Move Turn 1 down" }).click();
    await accessible(page);
    await shot(page, "schedule-editor");
    await save(page);
    await section(page, "On call now").getByText("Next: Ben Boss, Carla Comms.").waitFor();
    await section(page, "Payments").getByText("Rotation 1: Ana Alert → Ben Boss + Carla Comms").waitFor();
    await accessible(page);
    await shot(page, "on-call-set-up");

    await page.getByRole("link", { name: "Edit Payments" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Payments primary");
    const [made] = await world.sql<{ id: string }>("select id from schedule where name = 'Payments'");
    await updateSchedule(olga.ctx, { scheduleId: made?.id ?? "", description: "From elsewhere" });
    await page.getByText("Somebody else changed this meanwhile").waitFor();
    expect(await page.getByRole("textbox", { name: "Name", exact: true }).inputValue()).toBe(
      "Payments primary",
    );
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Your changes are not saved").waitFor();
    await page.getByRole("button", { name: "Go on editing" }).click();
    await page.getByRole("button", { name: "Drop mine, show theirs" }).click();
    expect(await page.getByLabel("Description").inputValue()).toBe("From elsewhere");
    await page.getByRole("button", { name: "Cancel" }).click();

    await page.getByRole("link", { name: "New escalation policy" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Default");
    await page.keyboard.press("Enter");
    await page.getByText("Choose at least one, or remove the step.").waitFor();
    await choose(page, "Tell", "On call: Payments");
    await page.getByRole("textbox", { name: "Name", exact: true }).press("Enter");
    await page.getByRole("alert").getByText("Another escalation policy is called Default.").waitFor();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Payments first");
    await page.getByRole("button", { name: "Add a step" }).click();
    const second = page.getByRole("group", { name: "Step 2" });
    await second.getByRole("combobox", { name: "Tell" }).click();
    await page.getByRole("option", { name: "Team Payments" }).click();
    await page.keyboard.press("Tab");
    await second.getByLabel("Minutes to wait for an answer").fill("10");
    await accessible(page);
    await shot(page, "policy-editor");
    await save(page);
    await page.getByText("Tell Payments; after 10 minutes without an answer, go on.").waitFor();

    await open(page, "people");
    await page.getByRole("button", { name: "New service" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Checkout");
    await page.getByLabel("Team", { exact: true }).selectOption("Payments");
    await page.getByLabel("Escalation policy", { exact: true }).selectOption("Payments first");
    await save(page);
    await page.getByText("Payments · Escalates by Payments first").waitFor();

    await open(page, "settings");
    await page.getByRole("button", { name: "New routing rule" }).click();
    const rule = dialog(page);
    await rule.getByRole("textbox", { name: "Name", exact: true }).fill("Payment trouble");
    await rule.getByLabel("Asked", { exact: true }).selectOption("1");
    await rule.getByRole("textbox", { name: "Value", exact: true }).fill("payment");
    await rule.getByLabel("Send it to the service").selectOption("Checkout");
    await accessible(page);
    await shot(page, "rule-editor");
    await save(page);
    await section(page, "Routing rules").getByText("Summary contains “payment”").waitFor();

    await fetch(`${url}/v2/enqueue`, {
      method: "POST",
      body: JSON.stringify({
        routing_key: ROUTING_KEY,
        event_action: "trigger",
        payload: { summary: "payment provider times out", source: "pay-1", severity: "critical" },
      }),
    });
    await world.settle();
    expect(world.mail.mails.map(({ to }) => to)).toEqual([ana.email]);
    await open(page, "alerts");
    await page.getByRole("link", { name: /payment provider times out/ }).click();
    await section(page, "Who was told, and why").getByText("Ana Alert is on call for Payments").waitFor();
  } finally {
    await browser.close();
  }
});

/** Every form that sets something up: how to get there from the screen. */
const FORMS: Record<string, { path: string; reach(page: Page): Promise<unknown> }> = {
  "schedule-new": {
    path: "on-call/schedules/new",
    async reach(page) {
      await page.getByRole("button", { name: "Add a rotation" }).click();
      await page.getByLabel("Hands over").selectOption("Another length");
      await page.getByText("Certain hours only, layer, end").click();
      await page.getByRole("button", { name: "Only at certain hours" }).click();
      await section(page, "The next two weeks, if you save this").getByRole("table").waitFor();
    },
  },
  override: {
    path: "on-call",
    reach: (page) => page.getByRole("button", { name: "Add an override" }).click(),
  },
  "remove-refused": {
    path: "on-call",
    async reach(page) {
      await page.getByRole("button", { name: "Remove Primary" }).click();
      await dialog(page).getByRole("button", { name: "Remove" }).click();
      await dialog(page).getByText("Escalation policies notify this schedule: Default.").waitFor();
    },
  },
  "policy-edit": {
    path: "on-call",
    async reach(page) {
      await page.getByRole("link", { name: "Edit Default" }).click();
      await page.getByRole("group", { name: "Step 2" }).waitFor();
    },
  },
  "team-edit": {
    path: "people",
    reach: (page) => page.getByRole("button", { name: "Edit Operations" }).click(),
  },
  "service-edit": {
    path: "people",
    reach: (page) => page.getByRole("button", { name: "Edit Website" }).click(),
  },
  "source-edit": {
    path: "settings",
    async reach(page) {
      await page.getByRole("button", { name: "Show how to connect" }).click();
      await page.getByText(ROUTING_KEY).first().waitFor();
      await accessible(page);
      await page.getByRole("button", { name: "Edit Monitoring" }).click();
    },
  },
  "source-new": {
    path: "settings",
    async reach(page) {
      await page.getByRole("button", { name: "New alert source" }).click();
      await page.getByLabel("Kind of monitor").selectOption({ index: 1 });
    },
  },
  "source-rejected": {
    path: "settings",
    async reach(page) {
      await page.getByRole("button", { name: "What was refused" }).click();
      await dialog(page).getByText("malformed-json", { exact: true }).first().waitFor();
    },
  },
  "rule-edit": {
    path: "settings",
    async reach(page) {
      await section(page, "Routing rules").getByRole("button", { name: /^Edit/ }).first().click();
      await dialog(page).getByRole("button", { name: "Add a condition" }).click();
      await dialog(page).getByLabel("Field").last().selectOption("Details …");
      await dialog(page).getByLabel("Key in the details").last().fill("labels.team");
      await dialog(page).getByRole("button", { name: "Try it on the last alerts" }).click();
      await dialog(page)
        .getByText(/Matches \d+ of the last \d+ alerts/)
        .waitFor();
    },
  },
};

test("every set-up form is accessible, on a phone and in the dark too", { timeout: 400_000 }, async ({
  world,
}) => {
  await world.cast();
  const url = await world.serve();
  await fetch(`${url}/v2/enqueue`, { method: "POST", body: `{"routing_key":"${ROUTING_KEY}", nonsense` });
  const browser = await browserFor(world);
  try {
    const page = await signedIn(browser, OWNER);
    await page.clock.setFixedTime(world.clock.now());
    for (const [name, { path, reach }] of Object.entries(FORMS)) {
      await open(page, path);
      await reach(page);
      await everyLook(page, name);
    }
  } finally {
    await browser.close();
  }
});
