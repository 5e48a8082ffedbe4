import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { allow } from "../allow.ts";
import { audit } from "../audit.ts";
import { apiKeyRevoked } from "../events.ts";
import { refuse } from "../refusals.ts";
import { type ApiKeyView, presentKey } from "./key-view.ts";

/** The key stops working with its next request. Revoking twice changes nothing. */
export async function revokeApiKey(ctx: Ctx, input: { keyId: string }): Promise<ApiKeyView> {
  allow(ctx, "keys.manage");
  return ctx.transaction(async (tx) => {
    const before = await tx
      .selectFrom("api_key")
      .selectAll()
      .where("id", "=", input.keyId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw refuse("api-key-not-found", { id: input.keyId });
    if (before.revoked_at) return presentKey(before);
    const row = await tx
      .updateTable("api_key")
      .set({ revoked_at: ctx.clock.now() })
      .where("id", "=", input.keyId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "api-key.revoke", { kind: "api-key", id: row.id }, { name: row.name });
    await record(tx, ctx, apiKeyRevoked, row.id, { name: row.name });
    return presentKey(row);
  });
}
