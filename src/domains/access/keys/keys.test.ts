import { days, expect, minutes, test } from "#world";
import { workspaceFor } from "../../../../test/access/workspace-for.ts";
import { changeRole } from "../members/change-role.ts";
import { removeMember } from "../members/remove-member.ts";
import { createApiKey } from "./create-api-key.ts";
import { keyActor } from "./key-actor.ts";
import { listApiKeys } from "./list-api-keys.ts";
import { revokeApiKey } from "./revoke-api-key.ts";

test("a key stands for its workspace and scopes until it is revoked", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const owner = await workspace.member("owner");
  const { key, id, hint } = await createApiKey(owner, { name: "Terraform", scopes: ["alerts:read"] });
  expect(key).toMatch(/^rck_[a-z0-9]{32}$/);
  expect(key.startsWith(hint)).toBe(true);
  expect(await keyActor(workspace.runtime, key)).toEqual({
    workspaceId: owner.workspaceId,
    actor: { kind: "api-key", keyId: id, scopes: ["alerts:read"], role: "owner" },
  });
  await revokeApiKey(owner, { keyId: id });
  expect(await keyActor(workspace.runtime, key)).toBeNull();
  expect(await keyActor(workspace.runtime, `${key.slice(0, -1)}!`)).toBeNull();
});

test("a key follows its maker: a lesser role narrows it, leaving ends it", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const maker = await workspace.member("administrator");
  const memberId = await workspace.memberIdOf(maker);
  const { key } = await createApiKey(maker, { name: "Sync", scopes: ["people:write"] });
  await changeRole(workspace.system, { memberId, role: "viewer" });
  expect((await keyActor(workspace.runtime, key))?.actor).toMatchObject({ role: "viewer" });
  await removeMember(workspace.system, { memberId });
  expect(await keyActor(workspace.runtime, key)).toBeNull();
});

test("a key expires at its time", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const owner = await workspace.member("owner");
  const expiresAt = new Date(world.clock.now().getTime() + days(1)).toISOString();
  const { key } = await createApiKey(owner, { name: "Short", scopes: ["audit:read"], expiresAt });
  expect(await keyActor(workspace.runtime, key)).not.toBeNull();
  await world.wait(days(1) + minutes(1));
  expect(await keyActor(workspace.runtime, key)).toBeNull();
  await expect(
    createApiKey(owner, { name: "Late", scopes: ["audit:read"], expiresAt }),
  ).rejects.toMatchObject({ code: "api-key-expiry-past" });
});

test("a key is shown once and kept only as a hash", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const owner = await workspace.member("owner");
  const { key } = await createApiKey(owner, { name: "Once", scopes: ["audit:read"] });
  expect(JSON.stringify(await listApiKeys(owner))).not.toContain(key);
  const rows = await world.sql<{ text: string }>(
    "select row_to_json(k)::text as text from api_key k union all select row_to_json(e)::text from event e union all select row_to_json(a)::text from audit_entry a",
  );
  expect(rows.filter(({ text }) => text.includes(key))).toEqual([]);
});

test("a key cannot make another key, nor have a scope that does not exist", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const owner = await workspace.member("owner");
  const { id } = await createApiKey(owner, { name: "A", scopes: ["audit:read"] });
  const asKey = owner.as({ kind: "api-key", keyId: id, scopes: ["workspace:write"], role: "owner" });
  await expect(createApiKey(asKey, { name: "B", scopes: ["audit:read"] })).rejects.toMatchObject({
    code: "scope-missing",
  });
  await expect(createApiKey(owner, { name: "C", scopes: ["everything"] })).rejects.toMatchObject({
    code: "invalid-input",
  });
});
