import { sql } from "kysely";
import { minutes } from "#kernel/clock";
import type { Actor, Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import type { Role } from "../permissions.ts";
import { looksLikeKey } from "./token.ts";

type KeyRow = {
  workspace_id: WorkspaceId;
  id: string;
  scopes: string[];
  role: Role;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
};

const NOTE_USE_EVERY = minutes(1);

/**
 * Which workspace and actor a key stands for; null for unknown, expired or revoked keys and those whose maker left.
 * Looked up by hash: what is compared is not secret, so timing tells nothing about keys.
 */
export async function keyActor(
  runtime: Runtime,
  token: string,
): Promise<{ workspaceId: WorkspaceId; actor: Actor } | null> {
  if (!looksLikeKey(token)) return null;
  const { rows } = await sql<KeyRow>`
    select * from ripplecast.api_key_by_hash(${runtime.secrets.hashToken(token)})
  `.execute(runtime.db.spanning);
  const [key] = rows;
  const now = runtime.clock.now();
  if (!key || key.revoked_at || (key.expires_at && key.expires_at <= now)) return null;
  noteUse(runtime, key, now);
  return {
    workspaceId: key.workspace_id,
    actor: { kind: "api-key", keyId: key.id, scopes: key.scopes, role: key.role },
  };
}

/** Nobody waits for it, and a lost note is no harm. */
function noteUse({ db, log }: Runtime, key: KeyRow, now: Date): void {
  if (key.last_used_at && now.getTime() - key.last_used_at.getTime() < NOTE_USE_EVERY) return;
  db.transaction(key.workspace_id, (tx) =>
    tx.updateTable("api_key").set({ last_used_at: now }).where("id", "=", key.id).execute(),
  ).catch((error: unknown) => log.debug({ error: String(error) }, "last use of a key was not noted"));
}
