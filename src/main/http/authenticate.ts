import type { IncomingHttpHeaders } from "node:http";
import {
  chooseMembership,
  type Identities,
  keyActor,
  membershipsOf,
  refuseAccess,
  type SignedIn,
} from "#domains/access";
import { type Actor, type Ctx, createCtx, type Runtime } from "#kernel/ctx";
import { isId, type WorkspaceId } from "#kernel/ids";

/** Who stands behind a request: a person with a session, or a program with a key. */
export type Caller =
  | { kind: "person"; signedIn: SignedIn }
  | { kind: "key"; workspaceId: WorkspaceId; actor: Actor };

/** @returns null for nobody. A key that is not valid is refused, never taken for nobody. */
export async function findCaller(
  runtime: Runtime,
  identities: Identities,
  headers: IncomingHttpHeaders,
): Promise<Caller | null> {
  const { authorization } = headers;
  if (authorization !== undefined) return { kind: "key", ...(await keyOf(runtime, authorization)) };
  if (headers.cookie === undefined) return null;
  const signedIn = await identities.signedIn(new Headers({ cookie: headers.cookie }));
  return signedIn && { kind: "person", signedIn };
}

async function keyOf(runtime: Runtime, authorization: string) {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const found = token === undefined ? null : await keyActor(runtime, token);
  if (!found) throw refuseAccess("api-key-invalid");
  return found;
}

/** The context of a caller in the workspace they chose, or in their only one. */
export async function ctxOf(runtime: Runtime, caller: Caller, chosen: WorkspaceId | null): Promise<Ctx> {
  if (caller.kind === "key") {
    if (chosen !== null && chosen !== caller.workspaceId) throw refuseAccess("workspace-not-found");
    return createCtx(runtime, caller.workspaceId, caller.actor);
  }
  const { userId } = caller.signedIn;
  // Read each time: a role that changed or ended counts from the next request on.
  const memberships = await membershipsOf(runtime.db, userId);
  const membership = chooseMembership(memberships, chosen);
  if (membership) {
    const { workspaceId, role, personId } = membership;
    return createCtx(runtime, workspaceId, { kind: "user", userId, personId, role });
  }
  if (chosen !== null) throw refuseAccess("workspace-not-found");
  throw refuseAccess(memberships.length === 0 ? "not-a-member" : "workspace-not-chosen");
}

/** The workspace a request names: by header, or by query where a browser can send no header (event streams). */
export function chosenWorkspace(headers: IncomingHttpHeaders, query: unknown): WorkspaceId | null {
  const named =
    headers["x-ripplecast-workspace"] ?? (query as Record<string, unknown> | undefined)?.workspace;
  if (named === undefined || named === "") return null;
  if (typeof named !== "string" || !isId(named)) throw refuseAccess("workspace-not-found");
  return named as WorkspaceId; // the caller's memberships decide whether it is theirs
}
