import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands for any web address we post to: keeps each request and answers as told. */
export type WebReceiver = {
  url: string;
  requests: { path: string; method: string; headers: IncomingHttpHeaders; body: string }[];
  /** Sets the next answers, in order; afterwards it answers 200 again. */
  answer(...answers: { status: number; headers?: Record<string, string>; body?: string }[]): void;
  stop(): Promise<void>;
};

export async function startWebReceiver(): Promise<WebReceiver> {
  const requests: WebReceiver["requests"] = [];
  const answers: { status: number; headers?: Record<string, string>; body?: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      requests.push({
        path: request.url ?? "/",
        method: request.method ?? "",
        headers: request.headers,
        body,
      });
      const answer = answers.shift() ?? { status: 200, body: "ok" };
      response.writeHead(answer.status, answer.headers).end(answer.body ?? "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer: (...next) => answers.push(...next),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
