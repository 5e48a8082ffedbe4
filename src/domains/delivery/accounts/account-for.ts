import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type AnySettings, openSettings } from "#kernel/fields";
import type { AnyChannel } from "../channel.ts";
import { deliveryParts } from "../parts.ts";

/** With what a channel is used in a workspace: its own account, the installation's, or none needed. */
export type Account = { from: "workspace" | "installation" | "none-needed"; settings: AnySettings };

/** Null when the channel needs an account and nobody has filled one in: its deliveries are held. */
export async function accountFor(tx: Tx, ctx: Ctx, channel: AnyChannel): Promise<Account | null> {
  if (Object.keys(channel.account).length === 0) return { from: "none-needed", settings: {} };
  const stored = await workspaceAccount(tx, ctx, channel.kind);
  if (stored) return { from: "workspace", settings: openSettings(channel.account, stored, ctx.secrets) };
  const settings = ctx.use(deliveryParts).accounts[channel.kind];
  return settings ? { from: "installation", settings } : null;
}

/** As stored: secrets sealed. */
export async function workspaceAccount(tx: Tx, ctx: Ctx, kind: string): Promise<AnySettings | undefined> {
  const row = await tx
    .selectFrom("channel_account")
    .select("settings")
    .where("workspace_id", "=", ctx.workspaceId)
    .where("kind", "=", kind)
    .where("disabled_at", "is", null)
    .orderBy("position")
    .limit(1)
    .executeTakeFirst();
  return row?.settings as AnySettings | undefined; // written only by saveChannelAccount, checked against the fields
}
