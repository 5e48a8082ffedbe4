import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type AnySettings, sealSettings, secretNames, settingsSchema } from "#kernel/fields";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { channelOf } from "../address.ts";
import type { AnyChannel } from "../channel.ts";
import { resumeHeld } from "../deliveries/held.ts";
import { refuse } from "../refusals.ts";
import { workspaceAccount } from "./account-for.ts";
import { type ChannelView, channelView } from "./list-channels.ts";

/** Fills in a channel's account; what waited for it is sent. A secret that is left out keeps its value. */
export async function saveChannelAccount(
  ctx: Ctx,
  input: { kind: string; settings: AnySettings },
): Promise<ChannelView> {
  allow(ctx, "delivery.manage");
  const channel = channelWithAccount(ctx, input.kind);
  return ctx.transaction(async (tx) => {
    const stored = await workspaceAccount(tx, ctx, channel.kind);
    const given = keepSecrets(channel, input.settings, stored, ctx);
    const settings = parse(settingsSchema(channel.account), given) as AnySettings;
    await upsert(tx, ctx, channel, sealSettings(channel.account, settings, ctx.secrets));
    await audit(tx, ctx, "channel-account.save", { kind: "channel", id: channel.kind });
    await resumeHeld(tx, ctx, channel.kind);
    return channelView(tx, ctx, channel);
  });
}

/** Back to the installation's own account, or to none. */
export async function removeChannelAccount(ctx: Ctx, kind: string): Promise<void> {
  allow(ctx, "delivery.manage");
  const channel = channelWithAccount(ctx, kind);
  await ctx.transaction(async (tx) => {
    await tx
      .deleteFrom("channel_account")
      .where("workspace_id", "=", ctx.workspaceId)
      .where("kind", "=", channel.kind)
      .execute();
    await audit(tx, ctx, "channel-account.remove", { kind: "channel", id: channel.kind });
    await resumeHeld(tx, ctx, channel.kind);
  });
}

function channelWithAccount(ctx: Ctx, kind: string): AnyChannel {
  const channel = channelOf(ctx, kind);
  if (!channel) throw refuse("channel-not-found", { kind });
  if (Object.keys(channel.account).length === 0) throw refuse("channel-needs-no-account", { kind });
  return channel;
}

function keepSecrets(
  channel: AnyChannel,
  given: AnySettings,
  stored: AnySettings | undefined,
  ctx: Ctx,
): AnySettings {
  if (!stored) return given;
  const kept = secretNames(channel.account).filter(
    (name) => given[name] === undefined || given[name] === true,
  );
  const opened = kept.flatMap((name) => {
    const sealed = stored[name];
    return typeof sealed === "string" ? [[name, ctx.secrets.open(sealed)] as const] : [];
  });
  return { ...given, ...Object.fromEntries(opened) };
}

async function upsert(tx: Tx, ctx: Ctx, channel: AnyChannel, settings: AnySettings): Promise<void> {
  const now = ctx.clock.now();
  const json = JSON.stringify(settings);
  await tx
    .insertInto("channel_account")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"channel-account">(),
      kind: channel.kind,
      name: channel.name,
      settings: json,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "kind", "position"])
        .doUpdateSet({ settings: json, updated_at: now, disabled_at: null }),
    )
    .execute();
}
