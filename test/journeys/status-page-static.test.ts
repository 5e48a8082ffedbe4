import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sealLedger } from "#domains/delivery";
import { createPage, removePage, subscribe } from "#domains/status-pages";
import { expect, hours, test as worldTest } from "#world";
import { createSite } from "../../src/site/index.ts";
import { eventually, type PageStory, servedPage, tell } from "./status-page-story.ts";

type Written = { page: PageStory; folder: string; settled(): Promise<void>; restart(): Promise<void> };

const test = worldTest.extend<{ written: Written }>({
  written: async ({ world }, use) => {
    const folder = await mkdtemp(join(tmpdir(), "status-"));
    const page = await servedPage(world);
    const { runtime, notices } = world.engine;
    const make = () => createSite({ runtime, notices, staticDir: folder });
    let site = make();
    await site.start();
    await use({
      page,
      folder,
      settled: () => site.settled(),
      async restart() {
        await site.stop();
        site = make();
        await site.start();
        await site.settled();
      },
    });
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  },
});

test("every change is also written as files that any web server can serve", async ({ world, written }) => {
  const { page, folder } = written;
  const { pageIncidentId } = await tell(page, { body: "The website does not answer." });
  await eventually(async () =>
    expect(await readFile(join(folder, "index.html"), "utf8")).toContain("Website is down"),
  );
  await subscribe(page.acme, { pageId: page.publicPageId, address: "dev@customer.test" });
  await world.settle();
  await sealLedger(page.acme);
  await written.settled();

  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  expect(files).toEqual(
    expect.arrayContaining([
      "index.html",
      "history/index.html",
      `incidents/${pageIncidentId}/index.html`,
      "history.atom",
      "history.rss",
      "api/v2/summary.json",
      "api/v2/status.json",
      "api/v2/components.json",
      "api/v2/incidents.json",
      "api/v2/incidents/unresolved.json",
      "api/v2/scheduled-maintenances.json",
      "api/v2/scheduled-maintenances/upcoming.json",
      "api/v2/scheduled-maintenances/active.json",
      `ledger/${page.acme.workspaceId}.json`,
    ]),
  );
  expect(files.filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(files.some((name) => name.includes("internal"))).toBe(false);

  const home = await readFile(join(folder, "index.html"), "utf8");
  const links = [...home.matchAll(/(?:href|src)="(\/[^"#]*)"/g)].map(([, path]) => path ?? "");
  for (const path of links) expect([path, files.some((name) => serves(name, path))]).toEqual([path, true]);
  expect(home).toMatch(/This page was written on[^<]*<time/);
  const served = await (await fetch(`${page.address}/incidents/${pageIncidentId}`)).text();
  expect(strip(await readFile(join(folder, `incidents/${pageIncidentId}/index.html`), "utf8"))).toBe(
    strip(served),
  );
});

test("a page that is removed disappears, and nothing that is not ours is touched", async ({ written }) => {
  const { page, folder } = written;
  await writeFile(join(folder, "robots.txt"), "User-agent: *");
  const { id } = await createPage(page.acme, { name: "Partners", slug: "partners" });
  await written.settled();
  expect(await readFile(join(folder, "status/partners/index.html"), "utf8")).toContain("Partners");
  await removePage(page.acme, id);
  await written.settled();
  expect(await readdir(join(folder, "status"))).not.toContain("partners");
  expect(await readFile(join(folder, "robots.txt"), "utf8")).toBe("User-agent: *");
});

test("what changed while nobody wrote is caught up at the next start", async ({ world, written }) => {
  const { page, folder } = written;
  await tell(page, { body: "The website does not answer." });
  await written.settled();
  await rm(join(folder, "index.html"));
  await world.wait(hours(1));
  await tell(page, { status: "resolved", state: "operational", body: "It is over." });
  await written.restart();
  expect(await readFile(join(folder, "index.html"), "utf8")).toContain("All systems operational");
});

/** How a usual web server finds a file. */
const serves = (name: string, path: string) =>
  `/${name}` === path || `/${name}` === `${path}/index.html` || `/${name}` === `${path}index.html`;

const strip = (html: string) => html.replace(/<time.*?<\/time>/g, "");
