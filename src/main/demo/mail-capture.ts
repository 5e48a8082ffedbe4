import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type CapturedMail = { at: Date; to: string; subject: string; text: string; html: string };

/** A real SMTP server on loopback that keeps mail instead of passing it on: nothing of a demo leaves the machine. */
export type MailCapture = { url: string; mails: readonly CapturedMail[]; stop(): Promise<void> };

export async function startMailCapture(now: () => Date): Promise<MailCapture> {
  const mails: CapturedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      simpleParser(stream).then((parsed) => {
        for (const { address } of session.envelope.rcptTo)
          mails.push({
            at: now(),
            to: address,
            subject: parsed.subject ?? "",
            text: parsed.text ?? "",
            html: parsed.html || "",
          });
        done();
      }, done);
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo; // listening on TCP
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
