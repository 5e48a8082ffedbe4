import { days, expect, test } from "#world";
import { workspaceFor } from "../../../../test/access/workspace-for.ts";
import { setPassword } from "../identity/users.ts";
import { createSignInLink } from "./create-sign-in-link.ts";
import { signInLinkForStart } from "./start-link.ts";
import { takeSignInLink } from "./take-sign-in-link.ts";

const tokenOf = (url: string | null) => url?.split("/sign-in/")[1] ?? "";
const INVALID = { code: "sign-in-link-invalid" };

test("a sign-in link works once", async ({ world }) => {
  const { runtime, system } = await workspaceFor(world, "ana@example.test");
  const token = tokenOf(await signInLinkForStart(system));
  const results = await Promise.allSettled([takeSignInLink(runtime, token), takeSignInLink(runtime, token)]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(takeSignInLink(runtime, token)).rejects.toMatchObject(INVALID);
});

test("every start prints a fresh link, which ends the older one, until one was used", async ({ world }) => {
  const { runtime, system } = await workspaceFor(world, "ana@example.test");
  const older = tokenOf(await signInLinkForStart(system));
  const newer = tokenOf(await signInLinkForStart(system));
  await expect(takeSignInLink(runtime, older)).rejects.toMatchObject(INVALID);
  await takeSignInLink(runtime, newer);
  expect(await signInLinkForStart(system)).toBeNull();
});

test("a link expires", async ({ world }) => {
  const { runtime, system } = await workspaceFor(world, "ana@example.test");
  const token = tokenOf(await signInLinkForStart(system));
  await world.wait(days(8));
  await expect(takeSignInLink(runtime, token)).rejects.toMatchObject(INVALID);
});

test("an owner with a password still gets a link until the first sign-in", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const { userId } = await ownerOf(workspace);
  await setPassword(workspace.runtime.db.spanning, userId, "correct horse battery", world.clock.now());
  expect(await signInLinkForStart(workspace.system)).not.toBeNull();
  await world.sql(
    "insert into identity.session (id, user_id, token, expires_at, created_at, updated_at) values ('s', $1, 't', now(), now(), now())",
    [userId],
  );
  expect(await signInLinkForStart(workspace.system)).toBeNull();
});

test("no member can make a link for anyone", async ({ world }) => {
  const workspace = await workspaceFor(world, "ana@example.test");
  const owner = await workspace.member("owner");
  await expect(createSignInLink(owner, { userId: owner.actor.userId })).rejects.toMatchObject({
    code: "not-allowed",
  });
});

async function ownerOf({ system }: Awaited<ReturnType<typeof workspaceFor>>) {
  const row = await system.transaction((tx) =>
    tx.selectFrom("membership").select("user_id").executeTakeFirstOrThrow(),
  );
  return { userId: row.user_id };
}
