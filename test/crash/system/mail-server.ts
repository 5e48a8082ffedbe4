import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Mail = { to: string; messageId: string; subject: string; text: string; at: number };

/** A real SMTP server that takes its time, so that kills hit mails under way. */
export type MailServer = { url: string; mails: Mail[]; stop(): Promise<void> };

export async function startMailServer(mailMs: number): Promise<MailServer> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    logger: false,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        // It counts from here on: a mail that arrived whole is delivered, also if nobody waits for our answer.
        const text = Buffer.concat(chunks).toString("utf8");
        for (const { address } of envelope.rcptTo) mails.push(read(address, text));
        setTimeout(done, mailMs);
      });
    },
  });
  server.on("error", () => {}); // a client that was killed
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo; // listens on TCP, so it has a port
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const read = (to: string, text: string): Mail => ({
  to,
  messageId: header(text, "Message-ID"),
  subject: header(text, "Subject"),
  text,
  at: Date.now(),
});

const header = (text: string, name: string): string =>
  new RegExp(`^${name}:[ \\r\\n]*(.*)$`, "im").exec(text)?.[1]?.trim() ?? "";
