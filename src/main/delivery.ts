import { type DeliveryParts, deliveryParts } from "#domains/delivery";
import { createNet } from "#kernel/net";
import { type Binding, bind } from "#kernel/ports";
import { channels } from "../channels/index.ts";
import { purposes } from "./purposes.ts";

/** What delivery needs from the configuration. */
export type DeliverySettings = {
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Private hosts, addresses and CIDRs that outgoing calls may reach. */
  outboundAllow: readonly string[];
};

/** Puts delivery together: channels, purposes, the guarded way out and the installation's own mail account. */
export function assembleDelivery(settings: DeliverySettings): {
  parts: DeliveryParts;
  binding: Binding;
  close(): Promise<void>;
} {
  const net = createNet({ allow: settings.outboundAllow });
  const { smtpUrl, mailFrom } = settings;
  const accounts = smtpUrl === undefined ? {} : { email: { smtpUrl, from: mailFrom } };
  const parts: DeliveryParts = { channels, purposes, net, accounts };
  return {
    parts,
    binding: bind(deliveryParts, parts),
    async close() {
      await Promise.all(channels.map((channel) => channel.close?.()));
      await net.close();
    },
  };
}
