import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type AnySettings, type Fields, presentSettings } from "#kernel/fields";
import type { AnyChannel } from "../channel.ts";
import { deliveryParts } from "../parts.ts";
import { accountFor, workspaceAccount } from "./account-for.ts";

export type ChannelView = {
  kind: string;
  name: string;
  accountFields: Fields;
  addressFields: Fields;
  account: "none-needed" | "workspace" | "installation" | "missing";
  settings: AnySettings | null;
};

/** Every way to reach people, what it wants filled in, and whether it can be used. */
export async function listChannels(ctx: Ctx): Promise<ChannelView[]> {
  allow(ctx, "delivery.read");
  return ctx.transaction(async (tx) => {
    const views: ChannelView[] = [];
    for (const channel of ctx.use(deliveryParts).channels) views.push(await channelView(tx, ctx, channel));
    return views;
  });
}

export async function channelView(tx: Tx, ctx: Ctx, channel: AnyChannel): Promise<ChannelView> {
  const account = await accountFor(tx, ctx, channel);
  const stored = await workspaceAccount(tx, ctx, channel.kind);
  return {
    kind: channel.kind,
    name: channel.name,
    accountFields: channel.account,
    addressFields: channel.address,
    account: account?.from ?? "missing",
    settings: stored ? presentSettings(channel.account, stored) : null,
  };
}

/** A channel as far as others may know it: what an address on it looks like. */
export type ChannelKind = { kind: string; name: string; address: Fields };

export const channelKinds = (ctx: Pick<Ctx, "use">): ChannelKind[] =>
  ctx.use(deliveryParts).channels.map(({ kind, name, address }) => ({ kind, name, address }));
