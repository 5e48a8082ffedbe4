import type { Selectable } from "kysely";
import type { ApiKeyRow } from "#kernel/db/tables";

export type ApiKeyView = {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  madeBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

export const presentKey = (row: Selectable<ApiKeyRow>): ApiKeyView => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  scopes: row.scopes,
  madeBy: row.made_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
});
