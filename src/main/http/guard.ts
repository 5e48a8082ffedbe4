import type { FastifyRequest } from "fastify";
import { allow, refuseAccess } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import type { Access, Identity, Outside } from "../../api/route.ts";
import { ctxOf, findCaller } from "./authenticate.ts";
import type { RateLimit } from "./rate-limit.ts";
import { DEFAULT_LIMITS, type HttpSettings } from "./settings.ts";

/** What a registered route says about who may call it; one that says nothing fails the isolation test. */
export type DeclaredAccess = Access | "operations" | "identity-library";

declare module "fastify" {
  interface FastifyContextConfig {
    access?: DeclaredAccess;
    /** Never ends by itself. */
    stream?: boolean;
  }
}

/** What stands before every route. */
export type Guard = { settings: HttpSettings; limit: RateLimit; trusted: readonly string[] };

type Limited = { method: string; path: string; access: Access; perMinute?: number | undefined };

/** Public writes are limited per address, other routes where they say so. */
export function takeFromLimit(
  { settings, limit }: Guard,
  { method, path, access, perMinute }: Limited,
  request: FastifyRequest,
): void {
  const { publicWritesPerMinute } = { ...DEFAULT_LIMITS, ...settings.limits };
  const isPublicWrite = access === "public" && method !== "GET";
  const most = perMinute ?? (isPublicWrite ? publicWritesPerMinute : undefined);
  if (most !== undefined) limit.take(`${method} ${path}`, request.ip, most);
}

export type Admitted =
  | { kind: "anybody" }
  | { kind: "identity"; identity: Identity }
  | { kind: "member"; ctx: Ctx };

/** Who asks and whether they may; refuses by the declared access. The verb asks for its permission again. */
export async function admit(
  { settings: { runtime, identities } }: Guard,
  access: Access,
  request: FastifyRequest,
  chosen: () => WorkspaceId | null,
): Promise<Admitted> {
  if (access === "public") return { kind: "anybody" };
  const caller = await findCaller(runtime, identities, request.headers);
  if (!caller) throw refuseAccess("not-signed-in");
  if (access === "identity") {
    if (caller.kind === "key") throw refuseAccess("sign-in-needs-person");
    return { kind: "identity", identity: caller.signedIn };
  }
  const ctx = await ctxOf(runtime, caller, chosen());
  if (access !== "signed-in") allow(ctx, access);
  return { kind: "member", ctx };
}

export const outsideOf = ({ settings }: Guard, request: FastifyRequest): Outside => ({
  ...settings.runtime,
  address: request.ip,
});
