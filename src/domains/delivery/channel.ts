import type { AnySettings, Fields, Settings } from "#kernel/fields";
import type { Net } from "#kernel/net";
import type { Message } from "./message.ts";
import type { Urgency } from "./purpose.ts";

/**
 * What came of handing a message over. `says` is what the provider answered, kept as it is; "sent" never means more
 * than that. How often and when to retry is policy, outside the channel.
 */
export type Verdict =
  | { sent: true; providerId?: string; says?: string }
  | { sent: false; retry: "later"; reason: string; retryAfterSeconds?: number }
  | { sent: false; retry: "never"; reason: string; suppressAddress?: true };

export type ChannelTools = {
  /** The guarded way out: no private addresses, time-outs, no redirects. */
  fetch: Net["fetch"];
  /**
   * The address to connect to for a host name, for protocols other than HTTP: checked like `fetch` does, unless the
   * account comes from the installation's own configuration.
   */
  resolveHost(host: string): Promise<string>;
  now: Date;
  /** Lets a channel keep what is urgent out of the queue of what is not. */
  urgency: Urgency;
  /** Aborted when the hand-over takes too long. */
  signal: AbortSignal;
  /** Host name for what a protocol wants to be told about us. */
  host: string;
  /** Puts the message into the recipient's inbox in the console. */
  putInInbox(): Promise<void>;
};

/** A way to reach people: one folder under `src/channels`, one line in its list. */
export type Channel<Account extends Fields = Fields, Address extends Fields = Fields> = {
  kind: string;
  name: string;
  /** What the workspace fills in once. No fields: the channel always works. */
  account: Account;
  /** What is filled in per recipient. */
  address: Address;
  /** The part of an address that identifies the recipient, normalised: what suppression goes by. */
  identify(address: Settings<Address>): string;
  /** An address for people who look at a list, without its secret part. */
  present(address: Settings<Address>): string;
  send(
    to: { account: Settings<Account>; address: Settings<Address> },
    message: Message,
    tools: ChannelTools,
  ): Promise<Verdict>;
  /** Lets go of connections that were kept open. */
  close?(): Promise<void>;
};

/** A channel whose settings are checked at run time by its fields. */
export type AnyChannel = Omit<Channel, "identify" | "present" | "send"> & {
  identify(address: AnySettings): string;
  present(address: AnySettings): string;
  send(
    to: { account: AnySettings; address: AnySettings },
    message: Message,
    tools: ChannelTools,
  ): Promise<Verdict>;
};

/** Declares a channel; settings types follow from the fields. */
export const defineChannel = <const Account extends Fields, const Address extends Fields>(
  channel: Channel<Account, Address>,
): AnyChannel => channel as unknown as AnyChannel; // settings are parsed by the same fields before a channel sees them
