import { createApiKey, matrix, permissions, type Role, roles } from "#domains/access";
import { expect, test, type World } from "#world";
import type { RegisteredRoute } from "../../src/main/http/create-http-server.ts";
import { type Asking, type Reply, startAsking, strangeIds } from "./ask.ts";
import { fingerprint, knownIds, WORDS } from "./known-ids.ts";
import { seed } from "./seed.ts";
import { CANARY, furnished, joined } from "./two-workspaces.ts";

const named = ({ method, url }: RegisteredRoute) => `${method} ${url}`;
const permissionOf = ({ access }: RegisteredRoute) => permissions.find((one) => one === access);
/** Open to everybody on purpose, each with its reason in `docs/security.md` or in its own summary. */
const isPublic = ({ access }: RegisteredRoute) =>
  access === "public" || access === "operations" || access === "identity-library";
const idParameters = ({ url }: RegisteredRoute) =>
  [...url.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "").filter((name) => !(name in WORDS));

async function asking<T>(world: World, work: (asking: Asking) => Promise<T>): Promise<T> {
  const asking = await startAsking(world);
  try {
    return await work(asking);
  } finally {
    await asking.stop();
  }
}

/** Routes for which `isRight` does not hold of the answer, with the answer. */
async function wrongAnswers(
  routes: readonly RegisteredRoute[],
  ask: (route: RegisteredRoute) => Promise<Reply>,
  isRight: (reply: Reply, route: RegisteredRoute) => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    const reply = await ask(route);
    if (!isRight(reply, route)) wrong.push(`${named(route)} → ${reply.status} ${reply.code ?? ""}`);
  }
  return wrong;
}

test("every route that is registered says who may call it", async ({ world }) => {
  await asking(world, async ({ routes }) => {
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.filter(({ access }) => access === undefined).map(named)).toEqual([]);
    const known = new Set<string>([
      ...permissions,
      "signed-in",
      "identity",
      "public",
      "operations",
      "identity-library",
    ]);
    expect(routes.filter(({ access }) => !known.has(access ?? "")).map(named)).toEqual([]);
  });
});

test("nobody gets anywhere without signing in, nor with a key that is not one", { timeout: 120_000 }, async ({
  world,
}) => {
  await furnished(world, CANARY);
  await asking(world, async ({ routes, ask }) => {
    const closed = routes.filter((route) => !isPublic(route));
    const is401 = ({ status }: Reply) => status === 401;
    expect(await wrongAnswers(closed, (route) => ask(route, {}, strangeIds), is401)).toEqual([]);
    const badKey = { authorization: `Bearer rck_${"x".repeat(32)}` };
    expect(await wrongAnswers(closed, (route) => ask(route, badKey, strangeIds), is401)).toEqual([]);
    const badCookie = { cookie: "ripplecast-web.session_token=made.up" };
    expect(await wrongAnswers(closed, (route) => ask(route, badCookie, strangeIds), is401)).toEqual([]);
  });
});

test.for<Role>([...roles])(
  "a member in the role %s may do what the matrix says and no more",
  {
    timeout: 120_000,
  },
  async (role, { world }) => {
    const { system } = await furnished(world, "Acme");
    const userId = await joined(system, role);
    await asking(world, async ({ routes, ask, cookieFor }) => {
      const cookie = await cookieFor(userId);
      const wrong = await wrongAnswers(
        routes.filter((route) => permissionOf(route) !== undefined),
        (route) => ask(route, { cookie }, strangeIds),
        (reply, route) => {
          const permission = permissionOf(route);
          const isRefused = reply.status === 403 && reply.code === "not-allowed";
          if (reply.status >= 500 || permission === undefined) return false;
          return matrix[role].has(permission) ? !isRefused : isRefused;
        },
      );
      expect(wrong).toEqual([]);
    });
  },
);

test("a key is nobody's self and does nothing beyond its scopes", { timeout: 120_000 }, async ({ world }) => {
  const { system } = await furnished(world, "Acme");
  const userId = await joined(system, "owner");
  const owner = system.as({ kind: "user", userId, personId: null, role: "owner" });
  const { key } = await createApiKey(owner, { name: "Narrow", scopes: ["audit:read"] });
  await asking(world, async ({ routes, ask }) => {
    const credentials = { authorization: `Bearer ${key}` };
    const beyond = routes.filter((route) => {
      const permission = permissionOf(route);
      return permission !== undefined && permission !== "audit.read";
    });
    const isRefused = ({ status, code }: Reply) => status === 403 && code === "scope-missing";
    expect(await wrongAnswers(beyond, (route) => ask(route, credentials, strangeIds), isRefused)).toEqual([]);
    const ofPersons = routes.filter(({ access }) => access === "identity");
    expect(
      await wrongAnswers(
        ofPersons,
        (route) => ask(route, credentials, strangeIds),
        ({ code }) => code === "sign-in-needs-person",
      ),
    ).toEqual([]);
  });
});

test("Chloé of another workspace sees and changes nothing, whatever ids she knows", {
  timeout: 240_000,
}, async ({ world }) => {
  const ours = await furnished(world, CANARY);
  const theirs = await furnished(world, "Elsewhere");
  await asking(world, async (server) => {
    const { routes, ask, cookieFor } = server;
    await seed(world, server, { ...ours, cookie: await cookieFor(ours.owner) });
    await world.settle();
    const known = await knownIds(world, ours.system.workspaceId);
    const withoutCase = new Set(
      routes.flatMap(idParameters).filter((name) => known.idFor(name) === undefined),
    );
    expect([...withoutCase], "path parameters without a row in workspace A: seed one").toEqual([]);

    const before = await fingerprint(world, ours.system.workspaceId);
    const cookie = await cookieFor(theirs.owner);
    const body = { idFor: known.idFor, words: "Elsewhere", at: world.clock.now() };
    const leaks: string[] = [];
    const wrong = await wrongAnswers(
      routes.filter(({ access }) => access !== "operations"),
      async (route) => {
        const reply = await ask(route, { cookie }, { idFor: known.idFor, body });
        if (!isPublic(route) && reply.text.includes(CANARY))
          leaks.push(`${named(route)}: ${reply.text.slice(0, 200)}`);
        return reply;
      },
      ({ status, text }, route) => {
        if (status >= 500) return false;
        const isAboutOurs = !isPublic(route) && idParameters(route).length > 0;
        if (!isAboutOurs) return true;
        // An empty answer says as little as 404 does.
        if (route.method === "GET") return status === 404 || ![...known.all].some((id) => text.includes(id));
        return route.method === "DELETE" ? status === 404 : status >= 400;
      },
    );
    expect({ wrong, leaks }).toEqual({ wrong: [], leaks: [] });
    await world.settle();
    expect(await fingerprint(world, ours.system.workspaceId)).toEqual(before);

    const asOurs = { cookie, "x-ripplecast-workspace": ours.system.workspaceId };
    const named404 = await wrongAnswers(
      routes.filter((route) => !isPublic(route) && route.access !== "identity"),
      (route) => ask(route, asOurs, strangeIds),
      ({ status, code }) => status === 404 && code === "workspace-not-found",
    );
    expect(named404).toEqual([]);
    expect(await fingerprint(world, ours.system.workspaceId)).toEqual(before);
  });
});
