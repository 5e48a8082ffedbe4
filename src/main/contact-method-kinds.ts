import type { ContactMethodKind } from "#domains/people";
import { channels } from "../channels/index.ts";

/** Every channel is a way to reach a person; only the own inbox needs no proof that it is theirs. */
export const kindsOfChannels: readonly ContactMethodKind[] = channels.map((channel) => ({
  channel: channel.kind,
  name: channel.name,
  address: channel.address,
  identify: (address) => channel.identify(address),
  ...(channel.kind === "inbox"
    ? { verification: "none", addressOf: (personId: string) => ({ personId }) }
    : { verification: "code" }),
}));
