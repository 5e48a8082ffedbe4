import { expect, test } from "#world";
import { workspaceFor } from "../../../../test/access/workspace-for.ts";
import { listAudit } from "../log/list-audit.ts";
import { changeRole } from "./change-role.ts";
import { listMembers } from "./list-members.ts";
import { removeMember } from "./remove-member.ts";

test("the last owner can be neither removed nor made anything else", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const [owner] = (await listMembers(workspace.system)).items;
  const memberId = owner?.id ?? "";
  await expect(changeRole(workspace.system, { memberId, role: "viewer" })).rejects.toMatchObject({
    code: "last-owner",
  });
  await expect(removeMember(workspace.system, { memberId })).rejects.toMatchObject({ code: "last-owner" });
  await workspace.member("owner");
  expect(await changeRole(workspace.system, { memberId, role: "viewer" })).toMatchObject({ role: "viewer" });
});

test("two owners who remove each other at the same moment leave one", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const other = await workspace.member("owner");
  const members = (await listMembers(workspace.system)).items;
  const results = await Promise.allSettled(
    members.map(({ id }) => removeMember(workspace.system, { memberId: id })),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await listMembers(other.as({ kind: "system", why: "test" }))).items).toHaveLength(1);
});

test("an administrator cannot make, change or remove an owner", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const administrator = await workspace.member("administrator");
  const [owner] = (await listMembers(administrator)).items.filter(({ role }) => role === "owner");
  const own = await workspace.memberIdOf(administrator);
  const ownerOnly = { code: "owner-only" };
  await expect(changeRole(administrator, { memberId: own, role: "owner" })).rejects.toMatchObject(ownerOnly);
  await expect(
    changeRole(administrator, { memberId: owner?.id ?? "", role: "viewer" }),
  ).rejects.toMatchObject(ownerOnly);
  await expect(removeMember(administrator, { memberId: owner?.id ?? "" })).rejects.toMatchObject(ownerOnly);
});

test("a change of role is in the audit log with old and new value", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const owner = await workspace.member("owner");
  const responder = await workspace.member("responder");
  const memberId = await workspace.memberIdOf(responder);
  await changeRole(owner, { memberId, role: "commander" });
  const { items } = await listAudit(owner, { action: "member.change-role" });
  expect(items).toMatchObject([
    {
      actor: { kind: "user", id: owner.actor.userId, name: "owner" },
      subject: { kind: "member", id: memberId },
      detail: { from: "responder", to: "commander" },
    },
  ]);
});

test("the application itself cannot change or remove what the audit log says", async ({ world }) => {
  const { system } = await workspaceFor(world, "ana@example.test");
  const denied = /permission denied/;
  await expect(system.transaction((tx) => tx.deleteFrom("audit_entry").execute())).rejects.toThrow(denied);
  await expect(
    system.transaction((tx) => tx.updateTable("audit_entry").set({ action: "x" }).execute()),
  ).rejects.toThrow(denied);
});

test("members are listed page by page, each once", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  for (const role of ["viewer", "viewer", "support", "responder"] as const) await workspace.member(role);
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listMembers(workspace.system, { limit: 2, cursor });
    seen.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
  await expect(listMembers(workspace.system, { cursor: "bm90IG91cnM" })).rejects.toMatchObject({
    code: "cursor-invalid",
  });
});

test("members of another workspace do not exist", async ({ world }) => {
  const [ours, theirs] = [
    await workspaceFor(world, "ana@example.test"),
    await workspaceFor(world, "chloe@example.test"),
  ];
  const chloe = await theirs.member("owner");
  const [ana] = (await listMembers(ours.system)).items;
  await expect(removeMember(chloe, { memberId: ana?.id ?? "" })).rejects.toMatchObject({
    code: "member-not-found",
  });
  const seen = (await listMembers(chloe)).items.map(({ email }) => email);
  expect(seen).not.toContain("ana@example.test");
});
