import type { Ctx } from "#kernel/ctx";
import type { AnySettings } from "#kernel/fields";
import type { AnyChannel } from "./channel.ts";
import { deliveryParts } from "./parts.ts";

/** How an address is stored: encrypted as a whole, with a keyed hash to recognise it by. */
export function addressColumns(
  ctx: Pick<Ctx, "secrets" | "use">,
  channelKind: string,
  address: AnySettings,
): { address_sealed: string; address_key: string } {
  return {
    address_sealed: ctx.secrets.seal(JSON.stringify(address)),
    address_key: addressKey(ctx, channelKind, address),
  };
}

/** The same for every spelling of one recipient on one channel; useless without the installation's key. */
export function addressKey(
  ctx: Pick<Ctx, "secrets" | "use">,
  channelKind: string,
  address: AnySettings,
): string {
  const identity = channelOf(ctx, channelKind)?.identify(address) ?? JSON.stringify(address);
  return ctx.secrets.keyedHash("address", `${channelKind}\n${identity}`);
}

export const openAddress = (ctx: Pick<Ctx, "secrets">, sealed: string): AnySettings =>
  JSON.parse(ctx.secrets.open(sealed));

/** The address as a list shows it; null once the recipient was erased. */
export function presentAddress(
  ctx: Pick<Ctx, "secrets" | "use">,
  channelKind: string,
  sealed: string | null,
): string | null {
  if (sealed === null) return null;
  return channelOf(ctx, channelKind)?.present(openAddress(ctx, sealed)) ?? channelKind;
}

export const channelOf = (ctx: Pick<Ctx, "use">, kind: string): AnyChannel | undefined =>
  ctx.use(deliveryParts).channels.find((channel) => channel.kind === kind);
