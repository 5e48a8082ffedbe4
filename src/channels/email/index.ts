import { defineChannel } from "#domains/delivery";
import { mimeFor, type Sender } from "./mime.ts";
import { closePools, poolFor, readServer } from "./transport.ts";
import { type SmtpError, verdictOf } from "./verdict.ts";

export const email = defineChannel({
  kind: "email",
  name: "E-mail",
  account: {
    smtpUrl: {
      kind: "secret",
      label: "SMTP server",
      hint: "smtp://user:password@mail.example.com:587 or smtps://…:465",
    },
    from: { kind: "text", label: "Sender", hint: "Acme Status <status@example.com>" },
  },
  address: { address: { kind: "text", format: "email", label: "E-mail address", hint: "ana@example.com" } },
  // The part before the @ may be case-sensitive by the standard; no mailbox anybody uses is.
  identify: ({ address }) => address.trim().toLowerCase(),
  present: ({ address }) => address,
  async send({ account, address }, message, { now, host, signal, urgency, resolveHost }) {
    const server = readServer(account.smtpUrl);
    if (!server)
      return { sent: false, retry: "later", reason: "the SMTP server is not given as smtp://… or smtps://…" };
    const from = readSender(account.from);
    const to = address.address;
    const raw = mimeFor(message, { from, to, date: now, host });
    const pool = poolFor(server, await resolveHost(server.host), urgency);
    try {
      const info = await pool.sendMail({ envelope: { from: from.address, to: [to] }, raw, signal });
      return {
        sent: true,
        says: info.response,
        ...(info.serverMessageId && { providerId: info.serverMessageId }),
      };
    } catch (error) {
      return verdictOf(error as SmtpError);
    }
  },
  async close() {
    closePools();
  },
});

/** `Name <address>` or an address alone. */
export function readSender(from: string): Sender {
  const [, name = "", address] = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+)>\s*$/.exec(from) ?? [];
  return address ? { name, address } : { name: "", address: from.trim() };
}
