import type { Selectable } from "kysely";
import type { InvitationRow } from "#kernel/db/tables";
import type { Role } from "../permissions.ts";

export type InvitationView = {
  id: string;
  email: string;
  role: Role;
  state: "open" | "accepted" | "revoked";
  createdAt: Date;
  expiresAt: Date;
};

export const presentInvitation = (row: Selectable<InvitationRow>): InvitationView => ({
  id: row.id,
  email: row.email,
  role: row.role,
  state: row.state,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});
