import type { AnySettings } from "#kernel/fields";
import type { Net } from "#kernel/net";
import { definePort } from "#kernel/ports";
import type { AnyChannel } from "./channel.ts";
import type { Purpose } from "./purpose.ts";

/** What main gives to delivery. */
export type DeliveryParts = {
  channels: readonly AnyChannel[];
  purposes: readonly Purpose[];
  net: Net;
  /** Accounts from the configuration, by channel kind: used where a workspace has none of its own. */
  accounts: Readonly<Record<string, AnySettings | undefined>>;
};

/** Bound in `main/ports.ts`. */
export const deliveryParts = definePort<DeliveryParts>("delivery.parts");
