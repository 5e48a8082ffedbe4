import type { Permission } from "./permissions.ts";

/**
 * What each API key scope carries. `keys.manage` and `self.manage` are in none on purpose: a key that could make
 * keys would outlive its own revocation, and a key is nobody's self.
 */
const carried = {
  "workspace:write": ["workspace.manage", "members.manage"],
  "audit:read": ["audit.read"],
  "people:read": ["people.read"],
  "people:write": ["people.read", "people.manage"],
  "alerts:read": ["alerts.read"],
  "alerts:write": ["alerts.read", "alerts.respond"],
  "sources:write": ["alerts.read", "sources.manage"],
  "oncall:read": ["oncall.read"],
  "oncall:write": ["oncall.read", "oncall.manage"],
  "incidents:read": ["incidents.read"],
  "incidents:write": [
    "incidents.read",
    "incidents.declare",
    "incidents.command",
    "incidents.change-status",
    "incidents.contribute",
  ],
  "communication:read": ["communication.read"],
  "communication:write": [
    "incidents.change-status",
    "communication.read",
    "communication.draft",
    "communication.send",
    "communication.approve",
  ],
  "plan:write": ["communication.read", "plan.manage"],
  "pages:read": ["pages.read"],
  "pages:write": ["pages.read", "pages.manage"],
  "subscribers:write": ["subscribers.manage"],
  "postmortems:read": ["postmortems.read"],
  "postmortems:write": ["postmortems.read", "postmortems.write", "postmortems.approve"],
  "delivery:read": ["delivery.read"],
  "delivery:write": ["delivery.read", "delivery.manage"],
} as const satisfies Record<string, readonly Permission[]>;

export type Scope = keyof typeof carried;

// The cast is safe: these are the literal keys of the table above.
export const scopes = Object.keys(carried) as Scope[];

const byScope: ReadonlyMap<string, ReadonlySet<Permission>> = new Map(
  Object.entries(carried).map(([scope, list]) => [scope, new Set<Permission>(list)]),
);

export const isScope = (value: string): value is Scope => byScope.has(value);

/** Whether one of these scopes carries the permission. Unknown scopes carry nothing. */
export const scopesCarry = (held: readonly string[], permission: Permission): boolean =>
  held.some((scope) => byScope.get(scope)?.has(permission) ?? false);

/** The scopes that would carry the permission, narrowest first; none when no key may ever have it. */
export const scopesFor = (permission: Permission): Scope[] =>
  scopes
    .filter((scope) => byScope.get(scope)?.has(permission))
    .sort((a, b) => carried[a].length - carried[b].length);
