import { z } from "zod";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { allow } from "../allow.ts";
import { audit } from "../audit.ts";
import { apiKeyCreated } from "../events.ts";
import { refuse } from "../refusals.ts";
import { isScope, type Scope } from "../scopes.ts";
import { type ApiKeyView, presentKey } from "./key-view.ts";
import { hintOf, newKeyToken } from "./token.ts";

const CreateApiKeyInput = z.object({
  name: z.string().trim().min(1).max(120),
  scopes: z
    .array(z.string().refine(isScope, "is not a scope"))
    .min(1)
    .transform((list) => [...new Set(list)] as Scope[]), // each was checked by isScope
  expiresAt: z.coerce.date().nullable().default(null),
});
export type CreateApiKey = z.input<typeof CreateApiKeyInput>;

/**
 * Makes a key for programs; the answer is the only place that ever shows it. It acts with the role its maker has
 * at the moment of use, narrowed to its scopes, so it can never do more than its maker.
 */
export async function createApiKey(ctx: Ctx, input: CreateApiKey): Promise<ApiKeyView & { key: string }> {
  allow(ctx, "keys.manage");
  const { name, scopes, expiresAt } = parse(CreateApiKeyInput, input);
  if (ctx.actor.kind !== "user") throw refuse("sign-in-needs-person");
  if (expiresAt && expiresAt <= ctx.clock.now()) throw refuse("api-key-expiry-past");
  const madeBy = ctx.actor.userId;
  const key = newKeyToken();
  return ctx.transaction(async (tx) => {
    const view = await insertKey(tx, ctx, { key, name, scopes, expiresAt, madeBy });
    await audit(tx, ctx, "api-key.create", { kind: "api-key", id: view.id }, { name, scopes });
    await record(tx, ctx, apiKeyCreated, view.id, { name });
    return { ...view, key };
  });
}

type NewKey = { key: string; name: string; scopes: Scope[]; expiresAt: Date | null; madeBy: string };

export async function insertKey(
  tx: Tx,
  ctx: Pick<Ctx, "workspaceId" | "clock" | "secrets">,
  { key, name, scopes, expiresAt, madeBy }: NewKey,
): Promise<ApiKeyView> {
  const row = await tx
    .insertInto("api_key")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"api-key">(),
      name,
      token_hash: ctx.secrets.hashToken(key),
      hint: hintOf(key),
      scopes,
      made_by: madeBy,
      created_at: ctx.clock.now(),
      expires_at: expiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return presentKey(row);
}
