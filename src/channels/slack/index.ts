import { defineChannel, verdictOfHttp } from "#domains/delivery";
import { blocksFor, escapeSlack } from "./blocks.ts";

/** Posts into one Slack channel by its incoming webhook. The URL is the credential. */
export const slack = defineChannel({
  kind: "slack",
  name: "Slack",
  account: {},
  address: {
    webhookUrl: { kind: "secret", label: "Incoming webhook URL", hint: "https://hooks.slack.com/services/…" },
    label: { kind: "text", label: "Shown as", hint: "#incidents", optional: true, maxLength: 80 },
  },
  identify: ({ webhookUrl }) => webhookUrl.trim(),
  present: ({ label }) => label ?? "Slack",
  async send({ address }, message, { fetch, now }) {
    const body = JSON.stringify({ text: escapeSlack(message.subject), blocks: blocksFor(message) });
    const headers = { "content-type": "application/json" };
    const response = await fetch(address.webhookUrl, { method: "POST", headers, body });
    // 404 `no_service` and 410: the webhook was removed, nothing will ever arrive there again.
    if (response.status === 404 || response.status === 410)
      return { sent: false, retry: "never", reason: `Slack says ${response.text}`, suppressAddress: true };
    return verdictOfHttp(response, now);
  },
});
