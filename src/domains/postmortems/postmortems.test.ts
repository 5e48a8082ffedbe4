import { changeStatus, declareIncident, setFacts } from "#domains/incidents";
import type { Ctx } from "#kernel/ctx";
import { newId } from "#kernel/ids";
import { days, expect, minutes, test, type World } from "#world";
import { actorOf, incidentCast } from "../../../test/world/incident-cast.ts";
import {
  addActionItem,
  approvePostmortem,
  decidePublication,
  draftPostmortem,
  editSections,
  getPostmortem,
  listActionItems,
  listPostmortems,
  nameSigner,
  type PostmortemView,
  publishedPostmortem,
  publishPostmortem,
  refreshPostmortem,
  setPostmortemOwner,
  signPostmortem,
  updateActionItem,
} from "./index.ts";

type Story = { asAna: Ctx; asBen: Ctx; ana: string; ben: string; postmortem: PostmortemView };

/** Ana's SEV1 of 30 minutes, resolved; the draft is there by itself. Ben only writes. */
async function afterSev1(world: World): Promise<Story> {
  const { asAna, ana, ben, website } = await incidentCast(world);
  const { id: incidentId } = await declareIncident(asAna, {
    internalTitle: "canary-title db-1 full",
    severity: "SEV1",
    serviceIds: [website],
    facts: [
      { key: "symptom", value: "Pages did not load." },
      { key: "cause.technical", value: "canary-cause" },
    ],
  });
  await world.wait(minutes(20));
  await changeStatus(asAna, { incidentId, status: "monitoring", reason: "canary-reason" });
  await world.wait(minutes(10));
  await setFacts(asAna, { incidentId, changes: [{ key: "fixApplied", value: "We made room." }] });
  await changeStatus(asAna, { incidentId, status: "resolved", reason: "stable" });
  await world.settle();
  const [drafted] = (await listPostmortems(asAna)).items;
  const postmortem = await getPostmortem(asAna, { postmortemId: drafted?.id ?? "" });
  return { asAna, asBen: world.ctx.as(actorOf(ben, "responder")), ana, ben, postmortem };
}

const prevention = { key: "prevention", body: "More room, watched, by 1 December." };

/** Everything publishing needs, but publishing. */
async function readied({ asAna, asBen, ben, postmortem }: Story): Promise<PostmortemView> {
  const postmortemId = postmortem.id;
  const { external } = await editSections(asBen, {
    postmortemId,
    version: "external",
    sections: [prevention],
  });
  await nameSigner(asBen, { postmortemId, personId: ben });
  await signPostmortem(asBen, { postmortemId, wordsHash: external.wordsHash });
  await approvePostmortem(asAna, { postmortemId, version: "external", wordsHash: external.wordsHash });
  return decidePublication(asAna, { postmortemId, publish: true, reason: "customers were hit" });
}

test("a SEV1 that is resolved has its postmortem drafted, with numbers", async ({ world }) => {
  const { postmortem, ana } = await afterSev1(world);
  expect(postmortem).toMatchObject({
    internalTitle: "canary-title db-1 full",
    severity: "SEV1",
    state: "draft",
    owner: { id: ana, name: "Ana" },
    measures: { durationSeconds: 1800, mitigationSeconds: 1200, severityMinutes: { SEV1: 30 } },
    signer: null,
    signature: null,
    decision: null,
  });
  expect(postmortem.timeline.map(({ text }) => text)).toContain(
    "Status changed from monitoring to resolved: stable",
  );
  expect(postmortem.missing).toEqual([
    "The section “What will prevent it” of the external version is empty.",
    "Nobody is named to sign the external version.",
    "These words of the external version are not approved.",
    "It is not decided whether to publish.",
  ]);
});

test("the external draft holds nothing internal, the internal one does", async ({ world }) => {
  const { postmortem } = await afterSev1(world);
  const words = (version: "internal" | "external") =>
    postmortem[version].sections.map(({ body }) => body).join("\n");
  expect(words("external")).toContain("Pages did not load.");
  expect(words("external")).toContain("We made room.");
  expect(words("external")).not.toMatch(/canary|web-frontend-prod|SEV1/);
  expect(words("internal")).toContain("canary-cause");
});

test("smaller ones and drills are drafted only when somebody wants it, and once", async ({ world }) => {
  const { asAna } = await incidentCast(world);
  const resolved = async (severity: string, drill: boolean) => {
    const { id: incidentId } = await declareIncident(asAna, { internalTitle: "x", severity, drill });
    await changeStatus(asAna, { incidentId, status: "resolved", reason: "over" });
    await world.settle();
    return incidentId;
  };
  const small = await resolved("SEV3", false);
  await resolved("SEV1", true);
  expect((await listPostmortems(asAna)).items).toEqual([]);
  const [first, second] = await Promise.all([1, 2].map(() => draftPostmortem(asAna, { incidentId: small })));
  expect(first?.id).toBe(second?.id);
  expect((await listPostmortems(asAna)).items).toHaveLength(1);
});

test("publishing needs words, a signature, an approval and a decision", async ({ world }) => {
  const story = await afterSev1(world);
  const postmortemId = story.postmortem.id;
  await expect(publishPostmortem(story.asAna, { postmortemId })).rejects.toMatchObject({
    code: "postmortem-cannot-publish",
    detail: { missing: expect.arrayContaining(["It is not decided whether to publish."]) },
  });
  expect(await readied(story)).toMatchObject({ state: "ready", missing: [] });
  expect(await publishPostmortem(story.asAna, { postmortemId })).toMatchObject({
    state: "published",
    publishedAt: world.clock.now().toISOString(),
  });
  const words = await world.ctx.transaction((tx) => publishedPostmortem(tx, world.ctx, postmortemId));
  expect(words).toMatchObject({ publicTitle: "Problem with Website", signedBy: "Ben", revision: 2 });
  expect(words?.body).toMatch(/^## Summary\n\nFrom [^#]*\n\n## Apology\n\nWe are sorry/);
  expect(words?.body).toContain("## What will prevent it\n\nMore room, watched, by 1 December.");
  expect(JSON.stringify(words)).not.toMatch(/canary/);
});

test("an approval and a signature stand for exact words: editing voids them, putting the words back does not", async ({
  world,
}) => {
  const story = await afterSev1(world);
  const postmortemId = story.postmortem.id;
  await readied(story);
  const edit = (body: string) =>
    editSections(story.asBen, { postmortemId, version: "external", sections: [{ key: "prevention", body }] });
  const edited = await edit("Something else.");
  expect(edited.external).toMatchObject({ approved: false, approvals: [{ valid: false }] });
  expect(edited.signature).toMatchObject({ valid: false });
  expect(edited.missing).toEqual([
    "Ben has not signed these words of the external version.",
    "These words of the external version are not approved.",
  ]);
  await expect(publishPostmortem(story.asAna, { postmortemId })).rejects.toMatchObject({
    code: "postmortem-cannot-publish",
  });
  expect((await edit(prevention.body)).missing).toEqual([]);
});

test("nobody approves or signs words they have not read", async ({ world }) => {
  const { asAna, asBen, ben, postmortem } = await afterSev1(world);
  const postmortemId = postmortem.id;
  const { wordsHash } = postmortem.external;
  await nameSigner(asBen, { postmortemId, personId: ben });
  await editSections(asBen, { postmortemId, version: "external", sections: [prevention] });
  await expect(
    approvePostmortem(asAna, { postmortemId, version: "external", wordsHash }),
  ).rejects.toMatchObject({
    code: "postmortem-words-changed",
  });
  await expect(signPostmortem(asBen, { postmortemId, wordsHash })).rejects.toMatchObject({
    code: "postmortem-words-changed",
  });
});

test("only the named person signs, by their own action", async ({ world }) => {
  const { asAna, asBen, ben, postmortem } = await afterSev1(world);
  const signing = { postmortemId: postmortem.id, wordsHash: postmortem.external.wordsHash };
  await expect(signPostmortem(asBen, signing)).rejects.toMatchObject({ code: "postmortem-signer-missing" });
  await nameSigner(asAna, { postmortemId: postmortem.id, personId: ben });
  await expect(signPostmortem(asAna, signing)).rejects.toMatchObject({ code: "postmortem-not-signer" });
  await expect(signPostmortem(world.ctx, signing)).rejects.toMatchObject({ code: "postmortem-needs-person" });
  expect((await signPostmortem(asBen, signing)).signature).toMatchObject({
    person: { id: ben },
    valid: true,
  });
  await expect(nameSigner(asAna, { postmortemId: postmortem.id, personId: newId() })).rejects.toMatchObject({
    code: "postmortem-person-unknown",
  });
});

test("approving and deciding are for those whose role has it", async ({ world }) => {
  const { asBen, postmortem } = await afterSev1(world);
  const postmortemId = postmortem.id;
  const { wordsHash } = postmortem.external;
  const refused = { code: "not-allowed" };
  await expect(
    approvePostmortem(asBen, { postmortemId, version: "external", wordsHash }),
  ).rejects.toMatchObject(refused);
  await expect(decidePublication(asBen, { postmortemId, publish: true, reason: "x" })).rejects.toMatchObject(
    refused,
  );
  await expect(publishPostmortem(asBen, { postmortemId })).rejects.toMatchObject(refused);
});

test("deciding not to publish is on record with its reason, and can be decided anew", async ({ world }) => {
  const { asAna, ana, postmortem } = await afterSev1(world);
  const postmortemId = postmortem.id;
  await expect(decidePublication(asAna, { postmortemId, publish: false, reason: " " })).rejects.toMatchObject(
    {
      code: "invalid-input",
    },
  );
  expect(
    await decidePublication(asAna, { postmortemId, publish: false, reason: "nobody outside noticed" }),
  ).toMatchObject({
    state: "decided-not-to-publish",
    decision: { publish: false, reason: "nobody outside noticed", by: { id: ana } },
  });
  expect((await decidePublication(asAna, { postmortemId, publish: true, reason: "they did" })).state).toBe(
    "draft",
  );
});

test("writers who cross each other are told, and unknown sections are refused", async ({ world }) => {
  const { asBen, postmortem } = await afterSev1(world);
  const edit = (key: string, expectedWordsHash?: string) =>
    editSections(asBen, {
      postmortemId: postmortem.id,
      version: "internal",
      sections: [{ key, body: "new" }],
      ...(expectedWordsHash && { expectedWordsHash }),
    });
  await edit("lessons", postmortem.internal.wordsHash);
  await expect(edit("well", postmortem.internal.wordsHash)).rejects.toMatchObject({
    code: "postmortem-words-changed",
    detail: { current: { revision: 2 } },
  });
  await expect(edit("apology")).rejects.toMatchObject({ code: "postmortem-section-unknown" });
});

test("every wording stays on record", async ({ world }) => {
  const { asBen, postmortem } = await afterSev1(world);
  await editSections(asBen, { postmortemId: postmortem.id, version: "external", sections: [prevention] });
  const forge = world.ctx.transaction((tx) =>
    tx.updateTable("postmortem_revision").set({ words_hash: "x" }).execute(),
  );
  await expect(forge).rejects.toThrow(/permission denied/);
  const unsay = world.ctx.transaction((tx) => tx.deleteFrom("publication_decision").execute());
  await expect(unsay).rejects.toThrow(/permission denied/);
});

test("numbers follow a corrected fact; words stay as people left them", async ({ world }) => {
  const { asAna, ben, postmortem } = await afterSev1(world);
  const earlier = new Date(world.clock.now().getTime() - minutes(60)).toISOString();
  await setFacts(asAna, {
    incidentId: postmortem.incidentId,
    changes: [{ key: "startedAt", value: earlier }],
  });
  const refreshed = await refreshPostmortem(asAna, { postmortemId: postmortem.id });
  expect(refreshed.measures.durationSeconds).toBe(3600);
  expect(refreshed.internal.wordsHash).toBe(postmortem.internal.wordsHash);
  const owned = await setPostmortemOwner(asAna, { postmortemId: postmortem.id, personId: ben });
  expect(owned.owner).toMatchObject({ id: ben });
});

test("an action item has an owner and a date, and is late exactly once", async ({ world }) => {
  const { asBen, ben, postmortem } = await afterSev1(world);
  const dueAt = new Date(world.clock.now().getTime() + days(7));
  const item = await addActionItem(asBen, {
    postmortemId: postmortem.id,
    text: "Watch the disk",
    ownerId: ben,
    dueAt,
  });
  expect(item).toMatchObject({
    owner: { name: "Ben" },
    priority: "medium",
    overdue: false,
    incidentNumber: 1,
  });
  const late = async () =>
    (await world.sql("select 1 from event where name = 'action-item.overdue' and subject_id = $1", [item.id]))
      .length;

  await world.wait(days(8));
  expect(await late()).toBe(1);
  expect((await listActionItems(asBen, { state: "overdue" })).items).toMatchObject([
    { id: item.id, overdue: true },
  ]);

  const later = new Date(world.clock.now().getTime() + days(7));
  expect(await updateActionItem(asBen, { actionItemId: item.id, dueAt: later })).toMatchObject({
    overdue: false,
  });
  expect(await updateActionItem(asBen, { actionItemId: item.id, done: true })).toMatchObject({
    doneAt: world.clock.now().toISOString(),
  });
  await world.wait(days(8));
  expect(await late()).toBe(1);
  expect((await listActionItems(asBen, { state: "open" })).items).toEqual([]);
  expect((await listActionItems(asBen, { state: "done", ownerId: ben })).items).toHaveLength(1);
});
