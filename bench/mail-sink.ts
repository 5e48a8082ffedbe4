import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A real SMTP server that remembers when each mail was handed over; nothing is parsed, so that it costs little. */
export type MailSink = {
  url: string;
  count(): number;
  /** When a mail that holds this text was taken over, in `performance.now()` time. */
  arrival(text: string): Promise<number>;
  stop(): Promise<void>;
};

export async function startMailSink(): Promise<MailSink> {
  let count = 0;
  const waiting = new Map<string, (at: number) => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        count++;
        done();
        if (waiting.size > 0) tell(Buffer.concat(chunks).toString("latin1"));
      });
    },
  });
  const tell = (raw: string) => {
    const at = performance.now();
    for (const [text, heard] of waiting) if (raw.includes(text) && waiting.delete(text)) heard(at);
  };
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    count: () => count,
    arrival: (text) => new Promise((resolve) => waiting.set(text, resolve)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
