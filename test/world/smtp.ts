import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A real SMTP server that keeps what it was given, parsed back, with the raw text beside it. */
export type MailServer = {
  url: string;
  mails: ReceivedMail[];
  /** Makes the server refuse a recipient with an SMTP reply, e.g. `550 5.1.1 no such user`. */
  refuse(address: string, reply: string): void;
  stop(): Promise<void>;
};

export type ReceivedMail = {
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  raw: string;
  parsed: ParsedMail;
};

export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const refusals = new Map<string, string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const reply = refusals.get(address);
      if (!reply) return done();
      const error = Object.assign(new Error(reply.replace(/^\d{3} /, "")), {
        responseCode: Number(reply.slice(0, 3)),
      });
      return done(error);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks);
        const parsed = await simpleParser(raw);
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
        for (const { address } of session.envelope.rcptTo) mails.push(received(address, from, raw, parsed));
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (address, reply) => refusals.set(address, reply),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const received = (to: string, from: string, raw: Buffer, parsed: ParsedMail): ReceivedMail => ({
  to,
  from,
  subject: parsed.subject ?? "",
  text: parsed.text ?? "",
  html: parsed.html || "",
  raw: raw.toString("utf8"),
  parsed,
});
