import { defineChannel, type Message, verdictOfHttp, webhookHeaders } from "#domains/delivery";

/** Posts messages as JSON, signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). */
export const webhook = defineChannel({
  kind: "webhook",
  name: "Webhook",
  account: {},
  address: {
    url: { kind: "url", label: "Address", hint: "https://example.com/hooks/ripplecast" },
    secret: { kind: "secret", label: "Signing secret", hint: "whsec_…", optional: true },
  },
  identify: ({ url }) => new URL(url).href,
  present: ({ url }) => new URL(url).origin,
  async send({ address }, message, { fetch, now }) {
    const body = JSON.stringify({ type: "message", timestamp: now.toISOString(), data: dataOf(message) });
    const headers = webhookHeaders(address.secret, message.id, now, body);
    return verdictOfHttp(await fetch(address.url, { method: "POST", headers, body }), now);
  },
});

const dataOf = (message: Message) => ({
  id: message.id,
  subject: message.subject,
  text: message.text,
  html: message.html ?? null,
  links: message.links,
  why: message.why ?? null,
  locale: message.locale,
  thread: message.threadKey ?? null,
  unsubscribeUrl: message.unsubscribeUrl ?? null,
});
