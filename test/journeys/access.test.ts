import { createFirstWorkspace, createWorkspace, signInLinkForStart } from "#domains/access";
import { expect, test, type World } from "#world";
import { furnishWith } from "../../src/main/furnish.ts";

const PASSWORD = "correct horse battery staple";

/** A browser as far as it matters here: it keeps cookies, follows nothing, and says where a request comes from. */
function browser(origin: string) {
  const jar = new Map<string, string>();
  const ask = async (method: string, path: string, body?: unknown, type = "application/json") => {
    const response = await fetch(`${origin}${path}`, {
      method,
      redirect: "manual",
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        accept: path.startsWith("/api/") ? "application/json" : "text/html",
        "sec-fetch-site": "same-origin",
        ...(body !== undefined && { "content-type": type }),
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      text,
      json: () => JSON.parse(text),
      location: response.headers.get("location"),
    };
  };
  return {
    get: (path: string) => ask("GET", path),
    post: (path: string, body: unknown = {}) => ask("POST", path, body),
    patch: (path: string, body: unknown) => ask("PATCH", path, body),
    put: (path: string, body: unknown) => ask("PUT", path, body),
    submit: (path: string, fields: Record<string, string>) =>
      ask("POST", path, new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded"),
    cookies: jar,
  };
}

const pathOf = (url: string | null | undefined): string => new URL(url ?? "").pathname;

/** A fresh installation, as its first start leaves it. */
async function firstStart(world: World) {
  const origin = await world.serve();
  const made = await createFirstWorkspace(
    world.engine.runtime,
    {
      name: "Acme",
      slug: "first",
      timeZone: "Europe/Paris",
      locale: "en",
      owner: { email: "admin@ripplecast.local", name: "Administrator" },
    },
    furnishWith({ timeZone: "Europe/Paris" }),
  );
  if (!made) throw new Error("there already was a workspace");
  const system = world.engine.ctxFor(made.workspaceId, { kind: "system", why: "start" });
  return { origin, system };
}

test("from the printed link to a team: sign in once, set a password, invite, join, change a role", async ({
  world,
}) => {
  const { origin, system } = await firstStart(world);
  const link = pathOf(await signInLinkForStart(system));
  const admin = browser(origin);

  // A link scanner opens the link; nothing happens by that.
  expect((await browser(origin).get(link)).text).toContain("<form method=");
  const entered = await admin.submit(link, {});
  expect([entered.status, entered.location]).toEqual([303, "/console/"]);
  expect((await browser(origin).submit(link, {})).status).toBe(404);
  expect((await admin.get("/api/v1/me")).json()).toMatchObject({
    user: { email: "admin@ripplecast.local", hasPassword: false },
    workspace: { name: "Acme" },
    role: "owner",
  });
  expect((await admin.put("/api/v1/me/password", { newPassword: PASSWORD })).status).toBe(204);

  const invited = await admin.post("/api/v1/invitations", { email: "ben@example.test", role: "responder" });
  expect(invited.status).toBe(201);
  await world.settle();
  const mail = world.mail.mails.find(({ to }) => to === "ben@example.test");
  const invitation = pathOf(/http:\S+\/invitations\/\S+/.exec(mail?.text ?? "")?.[0]);
  const ben = browser(origin);
  expect((await ben.get(invitation)).text).toContain("Join Acme");
  expect((await ben.submit(invitation, { name: "Ben", password: PASSWORD })).status).toBe(303);
  const me = (await ben.get("/api/v1/me")).json();
  expect(me).toMatchObject({ role: "responder", user: { name: "Ben" } });
  expect(me.personId).toMatch(/^[a-z0-9]{12}$/);
  expect(me.permissions).toContain("alerts.respond");
  expect((await ben.patch("/api/v1/workspace", { name: "Ben's" })).json().code).toBe("not-allowed");

  const members = (await admin.get("/api/v1/members")).json().items;
  const benAsMember = members.find(({ email }: { email: string }) => email === "ben@example.test");
  await admin.patch(`/api/v1/members/${benAsMember.id}`, { role: "administrator" });
  expect((await ben.patch("/api/v1/workspace", { name: "Ben's" })).status).toBe(200);
  const log = (await admin.get("/api/v1/audit-log")).json().items;
  const actions = log.map(({ action }: { action: string }) => action);
  expect(actions).toEqual(
    expect.arrayContaining(["member.change-role", "invitation.accept", "workspace.update"]),
  );
});

test("the first owner moves to an address of their own, and everything of theirs moves along", async ({
  world,
}) => {
  const { origin, system } = await firstStart(world);
  const admin = browser(origin);
  await admin.submit(pathOf(await signInLinkForStart(system)), {});
  await admin.put("/api/v1/me/password", { newPassword: PASSWORD });
  const other = browser(origin);
  await other.post("/api/auth/sign-in/email", { email: "admin@ripplecast.local", password: PASSWORD });
  expect((await other.get("/api/v1/me")).status).toBe(200);

  const move = (email: string, currentPassword?: string) =>
    admin.put("/api/v1/me/email", { email, ...(currentPassword && { currentPassword }) });
  expect((await move("ana@acme.example")).json().code).toBe("password-wrong");
  expect((await move("Ana@Acme.example", PASSWORD)).status).toBe(204);
  expect((await other.get("/api/v1/me")).status).toBe(401);
  const { personId, user } = (await admin.get("/api/v1/me")).json();
  expect(user.email).toBe("ana@acme.example");
  expect((await admin.get(`/api/v1/people/${personId}`)).json().email).toBe("ana@acme.example");
  const methods = (await admin.get(`/api/v1/people/${personId}/contact-methods`)).json().items;
  const mail = methods.filter(({ channel }: { channel: string }) => channel === "email");
  expect(mail).toMatchObject([{ address: { address: "ana@acme.example" }, verifiedAt: null }]);
  const log = (await admin.get("/api/v1/audit-log")).json().items;
  expect(log.map(({ action }: { action: string }) => action)).toContain("sign-in-email.change");

  await world.settle();
  expect(world.mail.mails.map(({ to }) => to)).toEqual(["ana@acme.example"]);
  const signIn = (email: string) =>
    browser(origin).post("/api/auth/sign-in/email", { email, password: PASSWORD });
  expect((await signIn("admin@ripplecast.local")).status).toBe(401);
  expect((await signIn("ana@acme.example")).status).toBe(200);
});

test("an address of another account is refused, and nothing of one's own has moved", async ({ world }) => {
  const { origin, system } = await firstStart(world);
  await createWorkspace(
    world.engine.runtime,
    {
      name: "Elsewhere",
      slug: "elsewhere",
      timeZone: "UTC",
      locale: "en",
      owner: { email: "eve@elsewhere.example", name: "Eve" },
    },
    async () => {},
  );
  const admin = browser(origin);
  await admin.submit(pathOf(await signInLinkForStart(system)), {});
  const refused = await admin.put("/api/v1/me/email", { email: "eve@elsewhere.example" });
  expect([refused.status, refused.json().code]).toEqual([409, "sign-in-email-unavailable"]);
  const { personId, user } = (await admin.get("/api/v1/me")).json();
  expect(user.email).toBe("admin@ripplecast.local");
  expect((await admin.get(`/api/v1/people/${personId}`)).json().email).toBe("admin@ripplecast.local");
});

test("a stolen session ends when the password is changed elsewhere", async ({ world }) => {
  const { origin, system } = await firstStart(world);
  const admin = browser(origin);
  await admin.submit(pathOf(await signInLinkForStart(system)), {});
  await admin.put("/api/v1/me/password", { newPassword: PASSWORD });
  const thief = browser(origin);
  const signedIn = await thief.post("/api/auth/sign-in/email", {
    email: "admin@ripplecast.local",
    password: PASSWORD,
  });
  expect(signedIn.status).toBe(200);
  expect((await thief.get("/api/v1/me")).status).toBe(200);
  expect((await admin.get("/api/v1/me/sessions")).json().items).toHaveLength(2);
  const wrong = await admin.put("/api/v1/me/password", {
    currentPassword: "wrong",
    newPassword: `${PASSWORD}!`,
  });
  expect(wrong.json().code).toBe("password-wrong");
  const right = { currentPassword: PASSWORD, newPassword: `${PASSWORD}!` };
  expect((await admin.put("/api/v1/me/password", right)).status).toBe(204);
  expect((await thief.get("/api/v1/me")).status).toBe(401);
  expect((await admin.get("/api/v1/me")).status).toBe(200);
});
