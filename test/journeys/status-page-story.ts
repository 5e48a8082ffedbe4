import { type ComponentState, listComponents, listPages, publishIncidentUpdate } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";
import { expect, minutes, type World } from "#world";

export type PageStory = {
  address: string;
  acme: Ctx;
  publicPageId: string;
  internalPageId: string;
  websiteId: string;
  internalWebsiteId: string;
};

/** The furnished workspace, served. */
export async function servedPage(world: World): Promise<PageStory> {
  const { acme } = await world.cast();
  const address = await world.serve();
  const pages = await listPages(acme);
  const idOf = (visibility: string) => pages.find((page) => page.visibility === visibility)?.id ?? "";
  const website = async (pageId: string) => (await listComponents(acme, pageId)).items[0]?.id ?? "";
  const [publicPageId, internalPageId] = [idOf("public"), idOf("internal")];
  return {
    address,
    acme,
    publicPageId,
    internalPageId,
    websiteId: await website(publicPageId),
    internalWebsiteId: await website(internalPageId),
  };
}

/** Says something about the incident "Website is down" on the public page. */
export async function tell(
  { acme, websiteId }: PageStory,
  words: {
    status?: "investigating" | "identified" | "monitoring" | "resolved";
    body: string;
    state?: ComponentState;
  },
) {
  const status = words.status ?? "investigating";
  const published = await publishIncidentUpdate(acme, {
    pageKind: "public",
    incidentId: "incidentweb1",
    publicTitle: "Website is down",
    status,
    body: words.body,
    components: [{ componentId: websiteId, state: words.state ?? "major_outage" }],
    nextUpdateAt: status === "resolved" ? null : new Date(acme.clock.now().getTime() + minutes(20)),
    messageId: `message ${words.body}`,
  });
  if (!published) throw new Error("there is no public page");
  return published;
}

/** Waits for what happens soon, but not in this moment. */
export async function eventually(check: () => Promise<void> | void): Promise<void> {
  const giveUpAt = Date.now() + 15_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

export const textAt = async (url: string): Promise<string> => {
  const answer = await fetch(url);
  expect(answer.status, url).toBe(200);
  return answer.text();
};
