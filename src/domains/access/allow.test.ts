import { expect, test } from "vitest";
import type { Actor } from "#kernel/ctx";
import { ROLES } from "#kernel/ctx";
import { newId } from "#kernel/ids";
import { allow, may } from "./allow.ts";
import { matrix, type Permission, permissions, roles } from "./permissions.ts";
import { scopes, scopesFor } from "./scopes.ts";

const user = (role: Actor extends infer A ? (A extends { role: infer R } ? R : never) : never): Actor => ({
  kind: "user",
  userId: "u",
  personId: null,
  role,
});

test("the roles of access and of the kernel are the same", () => {
  expect(roles).toEqual(ROLES);
});

test("no role may do what the role above it on its line may not", () => {
  const lines = [
    ["owner", "administrator", "commander", "responder", "viewer"],
    ["administrator", "communicator", "support", "viewer"],
  ] as const;
  for (const line of lines)
    line.reduce((wider, narrower) => {
      for (const permission of matrix[narrower])
        expect([wider, permission, matrix[wider].has(permission)]).toEqual([wider, permission, true]);
      return narrower;
    });
});

test.each<[Permission, string[]]>([
  ["workspace.manage", ["owner", "administrator"]],
  ["keys.manage", ["owner", "administrator"]],
  ["alerts.respond", ["owner", "administrator", "commander", "responder"]],
  ["incidents.command", ["owner", "administrator", "commander"]],
  ["communication.send", ["owner", "administrator", "commander", "communicator"]],
  ["communication.approve", ["owner", "administrator", "commander"]],
  ["incidents.declare", ["owner", "administrator", "commander", "communicator", "responder", "support"]],
  ["incidents.read", [...roles]],
  ["self.manage", [...roles]],
])("%s belongs to %j", (permission, holders) => {
  expect(roles.filter((role) => may(user(role), permission))).toEqual(holders);
});

test("a key needs both its maker's role and a scope", () => {
  const key = (role: "owner" | "viewer", held: string[]): Actor => ({
    kind: "api-key",
    keyId: "k",
    scopes: held,
    role,
  });
  expect(may(key("owner", ["alerts:write"]), "alerts.respond")).toBe(true);
  expect(may(key("owner", ["alerts:read"]), "alerts.respond")).toBe(false);
  expect(may(key("viewer", ["alerts:write"]), "alerts.respond")).toBe(false);
  expect(may(key("owner", ["made:up"]), "alerts.read")).toBe(false);
  expect(() => allow({ actor: key("owner", ["alerts:read"]) }, "alerts.respond")).toThrow(/no scope/);
});

test("no scope lets a key make keys or act as a person", () => {
  expect(scopesFor("keys.manage")).toEqual([]);
  expect(scopesFor("self.manage")).toEqual([]);
  const everything: Actor = { kind: "api-key", keyId: "k", scopes, role: "owner" };
  expect(permissions.filter((permission) => !may(everything, permission))).toEqual([
    "keys.manage",
    "self.manage",
  ]);
});

test("a one-tap link answers alerts and does nothing else", () => {
  const link: Actor = { kind: "link", personId: newId<"person">() };
  expect(permissions.filter((permission) => may(link, permission))).toEqual([
    "alerts.read",
    "alerts.respond",
  ]);
});

test("a role that does not exist may do nothing", () => {
  const stranger = { ...user("viewer"), role: "root" } as unknown as Actor;
  expect(permissions.filter((permission) => may(stranger, permission))).toEqual([]);
});
