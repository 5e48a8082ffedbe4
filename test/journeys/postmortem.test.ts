import { addNote } from "#domains/incidents";
import {
  approvePostmortem,
  decidePublication,
  editSections,
  getPostmortemOfIncident,
  nameSigner,
  publishPostmortem,
  signPostmortem,
} from "#domains/postmortems";
import type { World } from "#world";
import { expect, minutes, type Story, test } from "./communication-story.ts";

const HIDDEN = /canary|db-payments|orders an hour/;

/** A SEV1 in which two updates reached everybody; resolved after 25 minutes. */
async function toldAndResolved(world: World, story: Story): Promise<string> {
  const incidentId = await story.declare();
  await story.send({
    facts: [
      { key: "symptom", value: "Pages do not load" },
      { key: "impact.business", value: "canary: 900 orders an hour are lost" },
      { key: "cause.technical", value: "canary: the volume of db-payments-3 is full" },
    ],
  });
  await addNote(story.ben.ctx, { incidentId, text: "canary-note" });
  await world.wait(minutes(25));
  await story.send({
    status: "resolved",
    statusReason: "canary-reason",
    facts: [
      { key: "fixApplied", value: "We gave the database more room." },
      { key: "impact.dataLoss", value: "no" },
    ],
  });
  return incidentId;
}

/** Ana writes, Olga signs, Ben approves and publishes. */
async function published(story: Story, incidentId: string, prevention: string) {
  const { ana, olga, ben } = story;
  const { id: postmortemId } = await getPostmortemOfIncident(ana.ctx, { incidentId });
  const edited = await editSections(ana.ctx, {
    postmortemId,
    version: "external",
    sections: [{ key: "prevention", body: prevention }],
  });
  const { wordsHash } = edited.external;
  await nameSigner(ana.ctx, { postmortemId, personId: olga.personId });
  await signPostmortem(olga.ctx, { postmortemId, wordsHash });
  await approvePostmortem(ben.ctx, { postmortemId, version: "external", wordsHash });
  await decidePublication(ben.ctx, { postmortemId, publish: true, reason: "customers were hit" });
  await publishPostmortem(ben.ctx, { postmortemId });
  return postmortemId;
}

const postmortemsTo = (story: Story, address: string) =>
  story.mailsTo(address).filter(({ subject }) => subject.includes("Postmortem"));

test("the postmortem is drafted with what was said, published to the page and sent to those who were told", async ({
  world,
  story,
}) => {
  const incidentId = await toldAndResolved(world, story);
  const draft = await getPostmortemOfIncident(story.ana.ctx, { incidentId });
  expect(draft.measures).toMatchObject({ durationSeconds: 1500, promisesMissed: expect.any(Number) });
  const customers = draft.measures.audiences.find(({ name }) => name === "Customers");
  expect(customers).toMatchObject({
    messages: 2,
    firstAfterDeclarationSeconds: 0,
    longestSilenceSeconds: 1500,
  });
  const happened = draft.external.sections.find(({ key }) => key === "happened")?.body;
  expect(happened).toContain("Pages do not load.");
  expect(JSON.stringify(draft.external)).not.toMatch(HIDDEN);

  await published(story, incidentId, "We watch the room from now on.");
  await world.settle();

  const [toDev] = postmortemsTo(story, story.dev);
  expect(toDev?.subject).toBe("Postmortem: Website problems");
  expect(toDev?.text).toContain("We watch the room from now on.");
  expect(toDev?.text).toContain("Signed by Olga Owner");
  expect(toDev?.raw).toMatch(/^List-Unsubscribe: <http/im);
  for (const address of [story.support, story.leader, story.dev])
    expect(postmortemsTo(story, address), address).toHaveLength(1);
  for (const mail of world.mail.mails.filter(({ subject }) => subject.includes("Postmortem"))) {
    expect(mail.text).not.toMatch(HIDDEN);
    expect(mail.raw).not.toMatch(HIDDEN);
  }
  const pages = await world.sql<{
    visibility: string;
    postmortem_body: string;
    postmortem_signed_by: string;
  }>(
    `select p.visibility, i.postmortem_body, i.postmortem_signed_by from page_incident i
       join status_page p on p.workspace_id = i.workspace_id and p.id = i.page_id
      where i.workspace_id = $1 and i.incident_id = $2 order by 1`,
    [story.acme.workspaceId, incidentId],
  );
  expect(pages.map(({ visibility }) => visibility)).toContain("public");
  for (const page of pages) {
    expect(page.postmortem_body).toContain("We watch the room from now on.");
    expect(page.postmortem_body).not.toMatch(HIDDEN);
    expect(page.postmortem_signed_by).toBe("Olga Owner");
  }
});

test("publishing twice sends once; a corrected wording, approved and signed anew, is sent again", async ({
  world,
  story,
}) => {
  const incidentId = await toldAndResolved(world, story);
  const postmortemId = await published(story, incidentId, "First words.");
  await world.settle();
  await publishPostmortem(story.ben.ctx, { postmortemId });
  await world.settle();
  expect(postmortemsTo(story, story.dev)).toHaveLength(1);
  await published(story, incidentId, "Better words.");
  await world.settle();
  expect(postmortemsTo(story, story.dev).map(({ text }) => /Better words/.test(text))).toEqual([false, true]);
});

test("who unsubscribed meanwhile, and who was never told, gets nothing", async ({ world, story }) => {
  const incidentId = await toldAndResolved(world, story);
  await world.sql("update subscriber set unsubscribed_at = $1 where address = $2", [
    world.clock.now(),
    story.dev,
  ]);
  await published(story, incidentId, "Words.");
  await world.settle();
  expect(postmortemsTo(story, story.dev)).toEqual([]);
  expect(postmortemsTo(story, "chloe@example.test")).toEqual([]);
  expect(postmortemsTo(story, story.leader)).toHaveLength(1);
});
