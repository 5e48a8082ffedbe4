import { createPasswordResetLink } from "#domains/access";
import { expect, test, type World } from "#world";
import { announcePasswordReset } from "../../src/domains/access/sign-in/password-reset.ts";
import { OWNER } from "../world/cast.ts";

const NEW = "a new password that is long enough";

async function site(world: World) {
  const { ana } = await world.cast();
  const address = await world.serve();
  const auth = (path: string, body: unknown) =>
    fetch(`${address}/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "http://ripplecast.test" },
      body: JSON.stringify(body),
    });
  const signIn = async (password: string) =>
    (await auth("/sign-in/email", { email: ana.email, password })).status;
  const mailed = () => world.mail.mails.filter(({ subject }) => subject.includes("new password"));
  /** Asks, and waits for the mail: the answer does not. */
  const ask = async (email: string, mails: number) => {
    const answer = await auth("/request-password-reset", { email });
    if (mails > 0) await expect.poll(() => mailed().length, { timeout: 10_000 }).toBe(mails);
    await world.settle();
    return { status: answer.status, text: await answer.text() };
  };
  const token = () => /\/console\/reset-password#(\S+)/.exec(mailed().at(-1)?.text ?? "")?.[1] ?? "";
  return { ana, auth, signIn, mailed, ask, token };
}

test("a forgotten password is set anew by a link in a mail, once, and every session ends", async ({
  world,
}) => {
  const { ana, auth, signIn, ask, mailed, token } = await site(world);
  expect(await signIn(OWNER.password)).toBe(200);
  expect(await sessions(world, ana.userId)).toBe(1);
  expect(await ask(ana.email, 1)).toMatchObject({ status: 200 });
  expect(mailed()[0]).toMatchObject({ to: ana.email });
  const link = token();
  expect((await auth("/reset-password", { token: link, newPassword: "too short" })).status).toBe(400);
  expect((await auth("/reset-password", { token: link, newPassword: NEW })).status).toBe(200);
  expect(await sessions(world, ana.userId)).toBe(0);
  expect(await signIn(OWNER.password)).toBe(401);
  expect(await signIn(NEW)).toBe(200);
  expect((await auth("/reset-password", { token: link, newPassword: `${NEW} again` })).status).toBe(400);
  const audited = await world.sql(
    "select action from audit_entry where action like 'password-reset%' order by seq",
  );
  expect(audited.map(({ action }) => action)).toEqual(["password-reset.request", "password-reset.use"]);
});

test("the answer is the same for an address that nobody has, and nothing is sent", async ({ world }) => {
  const { ana, ask, mailed } = await site(world);
  const unknown = await ask("nobody@example.test", 0);
  expect(mailed()).toEqual([]);
  expect(await ask(ana.email, 1)).toEqual(unknown);
});

test("the link is in no record: not in words, deliveries or the ledger", async ({ world }) => {
  const { ana, ask, token } = await site(world);
  await ask(ana.email, 1);
  for (const table of ["said", "delivery", "ledger_entry", "event", "audit_entry"])
    expect(await world.sql(`select 1 from ${table} t where t::text like '%${token()}%'`), table).toEqual([]);
});

test("when one link is used, the others that were mailed are dead, too", async ({ world }) => {
  const { ana, auth, ask, signIn, token } = await site(world);
  await ask(ana.email, 1);
  const first = token();
  await ask(ana.email, 2);
  expect(token()).not.toBe(first);
  expect((await auth("/reset-password", { token: token(), newPassword: NEW })).status).toBe(200);
  expect((await auth("/reset-password", { token: first, newPassword: `${NEW} again` })).status).toBe(400);
  expect(await signIn(NEW)).toBe(200);
});

test("a link expires after an hour", async ({ world }) => {
  const { ana, auth, ask, signIn, token } = await site(world);
  await ask(ana.email, 1);
  await world.sql(
    "update identity.verification set expires_at = expires_at - interval '61 minutes' where value = $1",
    [ana.userId],
  );
  expect((await auth("/reset-password", { token: token(), newPassword: NEW })).status).toBe(400);
  expect(await signIn(OWNER.password)).toBe(200);
});

test("whoever runs the installation can make a link without any mail", async ({ world }) => {
  const { ana, auth, signIn, mailed } = await site(world);
  const make = (email: string) => createPasswordResetLink(world.engine.runtime, email);
  expect(await make("nobody@example.test")).toBeNull();
  const token = /^http:\/\/ripplecast\.test\/console\/reset-password#(\w+)$/.exec(
    (await make(ana.email.toUpperCase())) ?? "",
  )?.[1];
  expect((await auth("/reset-password", { token, newPassword: NEW })).status).toBe(200);
  expect(await signIn(NEW)).toBe(200);
  expect(mailed()).toEqual([]);
});

test("a mailbox gets three mails at most, however often somebody asks", async ({ world }) => {
  const { ana, ask, mailed } = await site(world);
  const { runtime } = world.engine;
  for (let made = 0; made < 2; made++) await createPasswordResetLink(runtime, ana.email);
  await ask(ana.email, 1);
  await announcePasswordReset(runtime, ana.userId);
  await createPasswordResetLink(runtime, ana.email);
  await announcePasswordReset(runtime, ana.userId);
  await world.settle();
  expect(mailed()).toHaveLength(2);
});

const sessions = async (world: World, userId: string) =>
  (await world.sql("select 1 from identity.session where user_id = $1", [userId])).length;
