import { createCtx, type Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import type { SignedIn } from "../identity/create-identities.ts";
import { passwordHashOf } from "../identity/users.ts";
import { type Membership, membershipsOf } from "../members/memberships-of.ts";
import { matrix, type Permission, type Role } from "../permissions.ts";
import { readWorkspace, type WorkspaceView } from "../workspaces/read-workspace.ts";

export type MeView = {
  user: { id: string; email: string; name: string; twoFactor: boolean; hasPassword: boolean };
  memberships: Membership[];
  workspace: WorkspaceView | null;
  role: Role | null;
  personId: string | null;
  permissions: Permission[];
};

/** Who is signed in, where they belong and, in the chosen workspace, what they may do. */
export async function readMe(runtime: Runtime, who: SignedIn, chosen: WorkspaceId | null): Promise<MeView> {
  const [memberships, hash] = await Promise.all([
    membershipsOf(runtime.db, who.userId),
    passwordHashOf(runtime.db.spanning, who.userId),
  ]);
  const membership = chooseMembership(memberships, chosen);
  return {
    user: {
      id: who.userId,
      email: who.email,
      name: who.name,
      twoFactor: who.twoFactor,
      hasPassword: hash !== null,
    },
    memberships,
    workspace: membership && (await workspaceOf(runtime, membership, who.userId)),
    role: membership?.role ?? null,
    personId: membership?.personId ?? null,
    permissions: membership ? [...matrix[membership.role]] : [],
  };
}

/** The one that is asked for, else the only one. */
export function chooseMembership(
  memberships: readonly Membership[],
  chosen: WorkspaceId | null,
): Membership | null {
  if (chosen !== null) return memberships.find(({ workspaceId }) => workspaceId === chosen) ?? null;
  return memberships.length === 1 ? (memberships[0] ?? null) : null;
}

const workspaceOf = (runtime: Runtime, { workspaceId, role, personId }: Membership, userId: string) =>
  readWorkspace(createCtx(runtime, workspaceId, { kind: "user", userId, personId, role }));
