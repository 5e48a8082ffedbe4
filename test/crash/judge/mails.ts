import type { Evidence, KeptDelivery } from "../evidence/evidence.ts";
import type { Mail } from "../system/mail-server.ts";
import type { Verdict } from "./verdict.ts";

type About = Pick<Evidence, "deliveries" | "mails" | "subscribers">;

/** Every mail was sent and arrived where it should; every reader of the page has exactly one update. */
export function judgeMails({ deliveries, mails, subscribers }: About): Verdict {
  const arrived = Map.groupBy(mails, ({ messageId }) => idIn(messageId));
  const sent = deliveries.filter(({ state }) => state === "sent");
  return {
    promise: "every mail is sent, to everybody, under one Message-ID each",
    numbers: {
      mails: deliveries.length,
      sent: sent.length,
      "no longer wanted": deliveries.filter(({ state }) => state === "cancelled").length,
      readers: subscribers.length,
      arrived: mails.length,
    },
    violations: [
      ...deliveries.filter(isUnsent).map((one) => `${one.id} is ${one.state}: ${one.stateReason ?? ""}`),
      ...sent.filter(({ id }) => !arrived.has(id)).map(({ id, to }) => `${id} never arrived at ${to}`),
      ...astray(deliveries, mails),
      ...readersNotToldOnce(deliveries, subscribers),
    ],
  };
}

/** `<abc@host>` names the delivery abc. */
const idIn = (messageId: string): string => messageId.slice(1, messageId.indexOf("@"));

const isUnsent = ({ state }: KeptDelivery): boolean => state !== "sent" && state !== "cancelled";

function astray(deliveries: readonly KeptDelivery[], mails: readonly Mail[]): string[] {
  const addresses = new Map(deliveries.map(({ id, to }) => [id, to]));
  return mails
    .filter(({ messageId, to }) => addresses.get(idIn(messageId)) !== to)
    .map(({ messageId, to }) => `${messageId} arrived at ${to} and should not`);
}

function readersNotToldOnce(deliveries: readonly KeptDelivery[], subscribers: readonly string[]): string[] {
  const toReaders = deliveries.filter(({ toSubscriber }) => toSubscriber);
  const counts = new Map<string, number>();
  for (const { to } of toReaders) counts.set(to, (counts.get(to) ?? 0) + 1);
  return subscribers
    .filter((address) => counts.get(address) !== 1)
    .map((address) => `${address} has ${counts.get(address) ?? 0} deliveries`);
}
