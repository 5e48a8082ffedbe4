import { expect, test } from "#world";
import { accessAlone, workspaceFor } from "../../../../test/access/workspace-for.ts";
import { keyActor } from "../keys/key-actor.ts";
import { newKeyToken } from "../keys/token.ts";
import { listMembers } from "../members/list-members.ts";
import { createFirstWorkspace, type NewWorkspace } from "./create-workspace.ts";
import { listWorkspaces } from "./list-workspaces.ts";
import { readWorkspace } from "./read-workspace.ts";
import { updateWorkspace } from "./update-workspace.ts";

const wanted = (apiKey?: string): NewWorkspace => ({
  name: "Acme",
  slug: "acme",
  timeZone: "UTC",
  locale: "en",
  owner: { email: "admin@ripplecast.local", name: "Administrator" },
  apiKey,
});

test("nodes that start at once make one first workspace between them", async ({ world }) => {
  const runtime = accessAlone(world);
  let furnished = 0;
  const furnish = async () => {
    furnished++;
  };
  const made = await Promise.all([1, 2, 3].map(() => createFirstWorkspace(runtime, wanted(), furnish)));
  expect(made.filter((one) => one !== null)).toHaveLength(1);
  expect(furnished).toBe(1);
  expect(await listWorkspaces(runtime.db)).toHaveLength(1);
  expect(await createFirstWorkspace(runtime, wanted(), furnish)).toBeNull();
});

test("a workspace that cannot be furnished is not made at all", async ({ world }) => {
  const runtime = accessAlone(world);
  const failing = createFirstWorkspace(runtime, wanted(), async () => {
    throw new Error("no furniture");
  });
  await expect(failing).rejects.toThrow("no furniture");
  expect(await world.sql('select id from workspace union all select id from identity."user"')).toEqual([]);
});

test("the bootstrap key works from the first moment", async ({ world }) => {
  const runtime = accessAlone(world);
  const key = newKeyToken();
  const made = await createFirstWorkspace(runtime, wanted(key), async () => {});
  expect(await keyActor(runtime, key)).toMatchObject({
    workspaceId: made?.workspaceId,
    actor: { role: "owner" },
  });
});

test("settings change, the event says which, and nothing happens when nothing changes", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const owner = await workspace.member("owner");
  await updateWorkspace(owner, { timeZone: "Europe/Berlin", name: "Workspace of ana" });
  expect(await readWorkspace(owner)).toMatchObject({ timeZone: "Europe/Berlin" });
  await updateWorkspace(owner, { timeZone: "Europe/Berlin" });
  const events = await world.sql("select data from event where name = 'workspace.updated'");
  expect(events).toEqual([{ data: { changed: ["time_zone"] } }]);
});

test("a viewer changes no settings", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const viewer = await workspace.member("viewer");
  await expect(updateWorkspace(viewer, { name: "Mine" })).rejects.toMatchObject({ code: "not-allowed" });
  expect((await listMembers(viewer)).items).toHaveLength(2);
});
