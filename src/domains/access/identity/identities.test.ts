import type { World } from "#world";
import { expect, test } from "#world";
import { createIdentities } from "./create-identities.ts";
import { createUser } from "./users.ts";

const PASSWORD = "correct horse battery";
const ORIGIN = "http://ripplecast.test";

async function withUser(world: World) {
  const { runtime } = world.engine;
  const identities = createIdentities(runtime);
  const user = await createUser(
    runtime.db.spanning,
    { email: " Ana@Example.test", name: "Ana", password: PASSWORD },
    world.clock.now(),
  );
  return { identities, user };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  new Request(`${ORIGIN}/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: ORIGIN, ...headers },
    body: JSON.stringify(body),
  });

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

test("a user signs in with e-mail and password and is recognised by the cookie", async ({ world }) => {
  const { identities, user } = await withUser(world);
  const answer = await identities.answer(
    post("/sign-in/email", { email: "ana@example.test", password: PASSWORD }),
    "192.0.2.1",
  );
  expect(answer.status).toBe(200);
  expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/);
  const found = await identities.signedIn(new Headers({ cookie: cookieOf(answer) }));
  expect(found).toMatchObject({ userId: user.id, email: "ana@example.test", name: "Ana" });
  const [session] = await world.sql<{ ip_address: string }>("select ip_address from identity.session");
  expect(session?.ip_address).toBe("192.0.2.1");
});

test("a wrong password and an unknown address are answered alike", async ({ world }) => {
  const { identities } = await withUser(world);
  const wrong = await identities.answer(
    post("/sign-in/email", { email: "ana@example.test", password: "something else" }),
    "192.0.2.2",
  );
  const unknown = await identities.answer(
    post("/sign-in/email", { email: "nobody@example.test", password: "something else" }),
    "192.0.2.2",
  );
  expect(wrong.status).toBe(401);
  expect(await wrong.text()).toBe(await unknown.text());
});

test("signing up, deleting oneself and social sign-in have no address", async ({ world }) => {
  const { identities } = await withUser(world);
  for (const path of ["/sign-up/email", "/delete-user", "/change-email", "/sign-in/social", "/update-user"]) {
    const answer = await identities.answer(
      post(path, { email: "x@example.test", password: PASSWORD }),
      "::1",
    );
    expect([path, answer.status]).toEqual([path, 404]);
  }
});

test("guessing passwords from one address is stopped after ten tries", async ({ world }) => {
  const { identities } = await withUser(world);
  const tryOnce = () =>
    identities.answer(post("/sign-in/email", { email: "a@example.test", password: "guess" }), "192.0.2.99");
  for (let i = 0; i < 10; i++) expect((await tryOnce()).status).toBe(401);
  expect((await tryOnce()).status).toBe(429);
});

test("a session started by us is a new one, and ends when it is revoked", async ({ world }) => {
  const { identities, user } = await withUser(world);
  const planted = "ripplecast-web.session_token=planted.by-someone";
  const cookies = await identities.startSession(user.id, new Headers({ cookie: planted }), "192.0.2.1");
  const cookie = cookies.map((line) => line.split(";")[0]).join("; ");
  expect(cookie).not.toContain("planted");
  expect(await identities.signedIn(new Headers({ cookie }))).toMatchObject({ userId: user.id });
  await world.sql("delete from identity.session");
  expect(await identities.signedIn(new Headers({ cookie }))).toBeNull();
});

test("the second factor is asked for after the password", async ({ world }) => {
  const { identities } = await withUser(world);
  const credentials = { email: "ana@example.test", password: PASSWORD };
  const first = await identities.answer(post("/sign-in/email", credentials), "192.0.2.5");
  const cookie = cookieOf(first);
  const enabled = await identities.answer(
    post("/two-factor/enable", { password: PASSWORD }, { cookie }),
    "192.0.2.5",
  );
  expect(enabled.status).toBe(200);
  const { totpURI } = (await enabled.json()) as { totpURI: string };
  const verified = await identities.answer(
    post("/two-factor/verify-totp", { code: await totp(totpURI) }, { cookie }),
    "192.0.2.5",
  );
  expect(verified.status).toBe(200);

  const second = await identities.answer(post("/sign-in/email", credentials), "192.0.2.6");
  expect(await second.json()).toMatchObject({ twoFactorRedirect: true });
  expect(await identities.signedIn(new Headers({ cookie: cookieOf(second) }))).toBeNull();
});

async function totp(uri: string): Promise<string> {
  const { createHmac } = await import("node:crypto");
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", base32(secret)).update(counter).digest();
  const offset = (digest[19] ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
