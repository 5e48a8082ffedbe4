import type { z } from "zod";
import { createApiKey } from "#domains/access";
import type { World } from "#world";
import * as facts from "../../src/api/contract/facts.ts";
import * as contract from "../../src/api/contract/incidents.ts";
import * as postmortems from "../../src/api/contract/postmortems.ts";
import { TimelineEntryView, TimelineList } from "../../src/api/contract/timeline.ts";
import { expect, minutes, type Story, test } from "./communication-story.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A program with a key of Olga's, which may do what the scopes carry. */
async function program(world: World, story: Story, scopes: string[]) {
  const url = await world.serve();
  const { key } = await createApiKey(story.olga.ctx, { name: "program", scopes });
  const ask = (method: Method, path: string, body?: object, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  /** Succeeds, and the answer is exactly what the contract says. */
  const get = async <S extends z.ZodType>(
    schema: S,
    ...request: Parameters<typeof ask>
  ): Promise<z.output<S>> => {
    const answer = await ask(...request);
    const json = await answer.json();
    expect(answer.ok, JSON.stringify(json)).toBe(true);
    const shown = schema.parse(json) as z.output<S>;
    expect(shown).toEqual(json);
    return shown;
  };
  return { ask, get };
}

const SCOPES = ["incidents:write", "postmortems:write", "people:read", "plan:write"];

test("a program runs an incident from declaration to reopening over the REST API", async ({
  world,
  story,
}) => {
  const { ask, get } = await program(world, story, SCOPES);
  const severities = await get(contract.SeverityList, "GET", "/severities");
  expect(severities.items.map(({ name }) => name)).toEqual(["SEV1", "SEV2", "SEV3", "SEV4"]);
  const roles = await get(contract.RoleDefinitionList, "GET", "/incident-roles");
  expect(roles.items).toHaveLength(5);

  const declare = { internalTitle: "db-7 is full", severity: "SEV2", commanderId: story.ben.personId };
  const once = { "idempotency-key": "declared-once" };
  const declared = await get(contract.IncidentView, "POST", "/incidents", declare, once);
  const repeated = await get(contract.IncidentView, "POST", "/incidents", declare, once);
  expect(repeated.id).toBe(declared.id);
  expect(declared).toMatchObject({
    publicTitle: "Service disruption",
    commander: { id: story.ben.personId },
    declaredBy: { personId: null, label: "an API key" },
  });
  const room = `/incidents/${declared.id}`;

  const { items: services } = (await (await ask("GET", "/services")).json()) as { items: { id: string }[] };
  const affected = { serviceIds: services.map(({ id }) => id) };
  const marked = await get(contract.IncidentView, "PUT", `${room}/services`, affected);
  expect(marked.components.length).toBeGreaterThan(0);
  const [component] = marked.components;
  const worse = { components: [{ id: component?.id ?? "", state: "major_outage" }] };
  await get(contract.IncidentView, "PUT", `${room}/components`, worse);

  const assignee = { personId: story.ana.personId };
  await get(contract.IncidentView, "PUT", `${room}/roles/scribe`, assignee);
  await get(contract.IncidentView, "DELETE", `${room}/roles/scribe`);
  await get(contract.IncidentView, "POST", `${room}/responders`, { personIds: [story.carla.personId] });
  const answered = { answer: "declined", note: "asleep" };
  await get(contract.IncidentView, "POST", `${room}/responders/${story.carla.personId}`, answered);
  const task = await get(contract.TaskView, "POST", `${room}/tasks`, { text: "make room" });
  await get(contract.TaskView, "PATCH", `${room}/tasks/${task.id}`, { done: true });
  const linked = await get(contract.IncidentView, "POST", `${room}/links`, {
    url: "https://graphs.test/db-7",
    label: "Disk",
  });
  await get(contract.IncidentView, "DELETE", `${room}/links/${linked.links[0]?.id}`);

  await get(contract.IncidentView, "POST", `${room}/severity`, {
    severity: "SEV1",
    reason: "everybody is hit",
  });
  await get(contract.IncidentView, "PATCH", room, {
    classifications: ["data-loss"],
    bridgeUrl: "https://meet.test/7",
  });
  await get(contract.IncidentView, "POST", `${room}/status`, { status: "resolved", reason: "room made" });
  const reopened = await get(contract.IncidentView, "POST", `${room}/reopen`, { reason: "full again" });
  expect(reopened).toMatchObject({
    status: "investigating",
    severity: "SEV1",
    classifications: ["data-loss"],
  });

  const note = { text: "somebody called", happenedAt: "2026-01-01T10:00:00.000Z", pinned: true };
  const entry = await get(TimelineEntryView, "POST", `${room}/timeline`, note);
  expect(entry).toMatchObject({ kind: "note", happenedAt: note.happenedAt, pinned: true });
  await get(TimelineEntryView, "DELETE", `${room}/timeline/${entry.id}/pin`);
  await get(TimelineEntryView, "PUT", `${room}/timeline/${entry.id}/pin`);
  const pinned = await get(TimelineList, "GET", `${room}/timeline?pinned=true`);
  expect(pinned.items.map(({ id }) => id)).toEqual([entry.id]);
  const open = await get(contract.IncidentList, "GET", "/incidents?severity=SEV1&limit=1");
  expect(open.items.map(({ id }) => id)).toEqual([declared.id]);
});

test("facts are written, read back as of any minute, and a stale write shows both values", async ({
  world,
  story,
}) => {
  const { ask, get } = await program(world, story, SCOPES);
  const room = `/incidents/${await story.declare()}`;
  const kinds = await get(facts.FactKindList, "GET", "/fact-kinds?status=identified");
  expect(kinds.items.find(({ key }) => key === "cause.plain")).toMatchObject({
    defaultRing: 5,
    type: "text",
  });
  const before = world.clock.now().toISOString();
  await world.wait(minutes(1));
  const first = { changes: [{ key: "impact.count", value: 10 }] };
  await get(facts.FactsView, "PUT", `${room}/facts`, first);
  const second = { changes: [{ key: "impact.count", value: 20 }], expectedVersions: { "impact.count": 1 } };
  await get(facts.FactsView, "PUT", `${room}/facts`, second);

  const stale = await ask("PUT", `${room}/facts`, {
    ...second,
    changes: [{ key: "impact.count", value: 15 }],
  });
  expect(stale.status).toBe(409);
  expect(await stale.json()).toMatchObject({
    code: "fact-changed",
    detail: "Facts were changed by someone else meanwhile: Number affected is now “20”, you sent “15”.",
    conflicts: [{ key: "impact.count", yours: 15, current: 20, version: 2 }],
  });
  const past = await get(facts.FactsView, "GET", `${room}/facts?asOf=${before}`);
  expect(past.facts.map(({ key }) => key)).not.toContain("impact.count");
  const versions = await get(facts.FactVersionList, "GET", `${room}/facts/impact.count/versions`);
  expect(versions.items.map(({ value }) => value)).toEqual([10, 20]);
});

test("what cannot be taken is refused with a code and what to do", async ({ world, story }) => {
  const { ask } = await program(world, story, SCOPES);
  const room = `/incidents/${await story.declare()}`;
  const code = async (method: Method, path: string, body?: object) =>
    ((await (await ask(method, path, body)).json()) as { code: string }).code;
  expect(await code("POST", `${room}/severity`, { severity: "SEV2" })).toBe("invalid-input");
  expect(await code("POST", `${room}/severity`, { severity: "SEV9", reason: "x" })).toBe(
    "severity-not-found",
  );
  expect(await code("POST", `${room}/reopen`, { reason: "x" })).toBe("incident-not-resolved");
  expect(await code("POST", `${room}/links`, { url: "javascript:alert(1)", label: "x" })).toBe(
    "invalid-input",
  );
  expect(await code("GET", "/incidents/aaaaaaaaaaaa")).toBe("incident-not-found");
  expect(
    await code("POST", `${room}/status`, { status: "identified", reason: "x", expectedVersion: 99 }),
  ).toBe("incident-changed");
  const reader = await program(world, story, ["incidents:read"]);
  expect((await reader.ask("POST", "/incidents", { internalTitle: "x", severity: "SEV4" })).status).toBe(403);
});

test("a postmortem is drafted, edited and refused to be published over the REST API", async ({
  world,
  story,
}) => {
  const { ask, get } = await program(world, story, SCOPES);
  const incidentId = await story.declare("SEV3");
  const { PostmortemView: View } = postmortems;
  const drafted = await get(View, "POST", `/incidents/${incidentId}/postmortem`);
  const path = `/postmortems/${drafted.id}`;
  const section = { sections: [{ key: "prevention", body: "More room." }] };
  const edited = await get(View, "PATCH", `${path}/external`, section);
  expect(edited.external.wordsHash).not.toBe(drafted.external.wordsHash);
  await get(View, "PUT", `${path}/signer`, { personId: story.olga.personId });
  await get(View, "PUT", `${path}/owner`, { personId: story.ana.personId });
  await get(View, "POST", `${path}/refresh`);
  await get(View, "POST", `${path}/decision`, { publish: true, reason: "asked for" });

  const { wordsHash } = edited.external;
  for (const act of ["sign", "approve"]) {
    const answer = await ask("POST", `${path}/${act}`, { wordsHash, version: "external" });
    expect(await answer.json()).toMatchObject({ code: "postmortem-needs-person" });
  }
  const refused = await ask("POST", `${path}/publish`);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "postmortem-cannot-publish" });

  const item = await get(postmortems.ActionItemView, "POST", `${path}/action-items`, {
    text: "Watch it",
    ownerId: story.ana.personId,
    dueAt: "2027-01-01T00:00:00.000Z",
  });
  await get(postmortems.ActionItemView, "PATCH", `/action-items/${item.id}`, { done: true });
  expect((await get(postmortems.ActionItemList, "GET", "/action-items?state=done")).items).toHaveLength(1);
  expect((await get(postmortems.PostmortemList, "GET", "/postmortems")).items).toMatchObject([
    { id: drafted.id },
  ]);
  expect((await get(View, "GET", `/incidents/${incidentId}/postmortem`)).id).toBe(drafted.id);
});
