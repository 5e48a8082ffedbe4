import { days, expect, test } from "#world";
import { workspaceFor } from "../../../../test/access/workspace-for.ts";
import { createUser } from "../identity/users.ts";
import { listMembers } from "../members/list-members.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { createInvitation } from "./create-invitation.ts";
import { listInvitations } from "./list-invitations.ts";
import { readInvitation } from "./read-invitation.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

const tokenOf = (url: string) => url.split("/invitations/")[1] ?? "";
const NEW_USER = { name: "Ben", password: "correct horse battery" };
const GONE = { code: "invitation-not-found" };

test("an invited address becomes a member with the invited role, once", async ({ world }) => {
  const { runtime, system } = await workspaceFor(world, "ana@example.test");
  const { url } = await createInvitation(system, { email: "Ben@Example.test", role: "commander" });
  const token = tokenOf(url);
  expect(await readInvitation(runtime, token)).toMatchObject({
    email: "ben@example.test",
    role: "commander",
    hasUser: false,
  });
  await acceptInvitation(runtime, { token, accepting: NEW_USER });
  const members = (await listMembers(system)).items;
  expect(members.find(({ email }) => email === "ben@example.test")).toMatchObject({ role: "commander" });
  await expect(acceptInvitation(runtime, { token, accepting: NEW_USER })).rejects.toMatchObject(GONE);
  await expect(readInvitation(runtime, token)).rejects.toMatchObject(GONE);
});

test("the link alone never opens an account that exists already", async ({ world }) => {
  const { runtime, system } = await workspaceFor(world, "ana@example.test");
  const ben = await createUser(
    runtime.db.spanning,
    { email: "ben@example.test", name: "Ben" },
    runtime.clock.now(),
  );
  const { url } = await createInvitation(system, { email: "ben@example.test", role: "viewer" });
  const token = tokenOf(url);
  await expect(acceptInvitation(runtime, { token, accepting: NEW_USER })).rejects.toMatchObject({
    code: "invitation-needs-sign-in",
  });
  const [ana] = (await listMembers(system)).items;
  await expect(
    acceptInvitation(runtime, { token, accepting: { userId: ana?.userId ?? "" } }),
  ).rejects.toMatchObject({ code: "invitation-for-someone-else" });
  expect(await acceptInvitation(runtime, { token, accepting: { userId: ben.id } })).toMatchObject({
    userId: ben.id,
    isNewUser: false,
  });
});

test("an invitation that expired, was revoked or replaced is no more", async ({ world }) => {
  const { runtime, system } = await workspaceFor(world, "ana@example.test");
  const first = await createInvitation(system, { email: "ben@example.test", role: "viewer" });
  const second = await createInvitation(system, { email: "ben@example.test", role: "support" });
  await expect(readInvitation(runtime, tokenOf(first.url))).rejects.toMatchObject(GONE);
  expect((await listInvitations(system)).items).toHaveLength(1);
  await revokeInvitation(system, { invitationId: second.id });
  await expect(readInvitation(runtime, tokenOf(second.url))).rejects.toMatchObject(GONE);
  const third = await createInvitation(system, { email: "ben@example.test", role: "support" });
  await world.wait(days(8));
  await expect(readInvitation(runtime, tokenOf(third.url))).rejects.toMatchObject(GONE);
  await expect(readInvitation(runtime, `${tokenOf(third.url)}x`)).rejects.toMatchObject(GONE);
});

test("two clicks at once make one member", async ({ world }) => {
  const { runtime, system } = await workspaceFor(world, "ana@example.test");
  const { url } = await createInvitation(system, { email: "ben@example.test", role: "viewer" });
  const accept = () => acceptInvitation(runtime, { token: tokenOf(url), accepting: NEW_USER });
  const results = await Promise.allSettled([accept(), accept(), accept()]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await listMembers(system)).items).toHaveLength(2);
});

test("an administrator cannot invite an owner, and nobody invites a member again", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const administrator = await workspace.member("administrator");
  await expect(
    createInvitation(administrator, { email: "x@example.test", role: "owner" }),
  ).rejects.toMatchObject({ code: "owner-only" });
  await expect(
    createInvitation(administrator, { email: "ANA@example.test", role: "viewer" }),
  ).rejects.toMatchObject({ code: "already-a-member" });
});

test("no token of an invitation is stored or recorded", async ({ world }) => {
  const { system } = await workspaceFor(world, "ana@example.test");
  const { url } = await createInvitation(system, { email: "ben@example.test", role: "viewer" });
  const signature = tokenOf(url).split(".").at(-1) ?? "";
  const rows = await world.sql<{ text: string }>(
    "select row_to_json(e)::text as text from event e union all select row_to_json(i)::text from invitation i union all select row_to_json(a)::text from audit_entry a",
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ text }) => text.includes(signature))).toEqual([]);
});
