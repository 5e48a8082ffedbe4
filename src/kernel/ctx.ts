import type { Clock } from "./clock.ts";
import type { Db, Tx } from "./db/db.ts";
import type { Reaction } from "./events.ts";
import type { Id, WorkspaceId } from "./ids.ts";
import type { Jobs } from "./jobs.ts";
import type { Logger } from "./log.ts";
import type { Port } from "./ports.ts";
import type { Secrets } from "./secrets.ts";

export const ROLES = [
  "owner",
  "administrator",
  "commander",
  "communicator",
  "responder",
  "support",
  "viewer",
] as const;

/** What a member may do; the matrix stands in `domains/access/permissions.ts`. */
export type Role = (typeof ROLES)[number];

/** Who is doing something: it decides what is allowed and is written beside what was done. */
export type Actor =
  | { kind: "user"; userId: string; personId: Id<"person"> | null; role: Role }
  | { kind: "api-key"; keyId: string; scopes: readonly string[]; role: Role }
  | { kind: "link"; personId: Id<"person"> }
  | { kind: "system"; why: string };

/** What an installation shares between all its work: made once by main. */
export type Runtime = {
  db: Db;
  jobs: Jobs;
  clock: Clock;
  log: Logger;
  publicUrl: string;
  secrets: Secrets;
  /** The reactions to an event, as listed in `main/reactions.ts`. */
  reactionsTo(eventName: string): readonly Reaction[];
  /** What main bound to a port: the way for a domain to reach something above it. */
  use<T>(port: Port<T>): T;
};

/** Given to every verb: one workspace, one actor, and the means to act. */
export type Ctx = Runtime & {
  workspaceId: WorkspaceId;
  actor: Actor;
  /** Opens a transaction on this workspace, or joins the one this context is within. */
  transaction<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same context joined to `tx`: verbs called with it share the transaction. */
  within(tx: Tx): Ctx;
  as(actor: Actor): Ctx;
};

export const createCtx = (runtime: Runtime, workspaceId: WorkspaceId, actor: Actor): Ctx => ({
  ...runtime,
  workspaceId,
  actor,
  transaction: (fn) => runtime.db.transaction(workspaceId, fn),
  within: (tx) => joined(createCtx(runtime, workspaceId, actor), tx),
  as: (other) => createCtx(runtime, workspaceId, other),
});

const joined = (ctx: Ctx, tx: Tx): Ctx => ({
  ...ctx,
  transaction: (fn) => fn(tx),
  within: (other) => joined(ctx, other),
  as: (other) => joined(ctx.as(other), tx),
});

/** One line that names an actor in logs and records: `user:…`, `api-key:…`, `link:…`, `system:…`. */
export const actorLabel = (actor: Actor): string => {
  if (actor.kind === "user") return `user:${actor.userId}`;
  if (actor.kind === "api-key") return `api-key:${actor.keyId}`;
  if (actor.kind === "link") return `link:${actor.personId}`;
  return `system:${actor.why}`;
};
