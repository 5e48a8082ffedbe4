import { ROLES, type Role } from "#kernel/ctx";

/** What a caller may do. Verbs ask for exactly one by `allow(ctx, permission)`. */
export const permissions = [
  "workspace.manage",
  "members.manage",
  "keys.manage",
  "audit.read",
  "people.read",
  "people.manage",
  "self.manage",
  "alerts.read",
  "alerts.respond",
  "sources.manage",
  "oncall.read",
  "oncall.manage",
  "incidents.read",
  "incidents.declare",
  "incidents.command",
  "incidents.change-status",
  "incidents.contribute",
  "communication.read",
  "communication.draft",
  "communication.send",
  "communication.approve",
  "plan.manage",
  "pages.read",
  "pages.manage",
  "subscribers.manage",
  "postmortems.read",
  "postmortems.write",
  "postmortems.approve",
  "delivery.read",
  "delivery.manage",
] as const;

export type Permission = (typeof permissions)[number];

/** Workspace roles, widest first. Not to be confused with the roles people take in one incident. */
export const roles = ROLES;
export type { Role };

export const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

const viewer: readonly Permission[] = [
  "people.read",
  "self.manage",
  "alerts.read",
  "oncall.read",
  "incidents.read",
  "communication.read",
  "pages.read",
  "postmortems.read",
];

const support: readonly Permission[] = [...viewer, "incidents.declare"];

const responder: readonly Permission[] = [
  ...viewer,
  "alerts.respond",
  "incidents.declare",
  "incidents.contribute",
  "communication.draft",
  "postmortems.write",
];

const communicator: readonly Permission[] = [
  ...viewer,
  "incidents.declare",
  // An update changes facts, components and status together; severity and roles stay with the commander.
  "incidents.change-status",
  "incidents.contribute",
  "communication.draft",
  "communication.send",
  "pages.manage",
  "subscribers.manage",
  "postmortems.write",
  "delivery.read",
];

const commander: readonly Permission[] = [
  ...viewer,
  "alerts.respond",
  "incidents.declare",
  "incidents.command",
  "incidents.change-status",
  "incidents.contribute",
  "communication.draft",
  "communication.send",
  "communication.approve",
  "pages.manage",
  "postmortems.write",
  "postmortems.approve",
  "delivery.read",
];

/**
 * The permission matrix. Owner and administrator may do everything; what sets the owner apart (only an owner
 * makes or unmakes owners) is a rule between members, kept by the membership verbs.
 */
export const matrix: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(permissions),
  administrator: new Set(permissions),
  commander: new Set(commander),
  communicator: new Set(communicator),
  responder: new Set(responder),
  support: new Set(support),
  viewer: new Set(viewer),
};

/** A signed one-tap link answers an alert in a person's name, and nothing else. */
export const linkPermissions: ReadonlySet<Permission> = new Set(["alerts.read", "alerts.respond"]);
