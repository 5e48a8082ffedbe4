import type { lookup } from "node:dns";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createNet, type Net } from "./net.ts";

let server: Server;
let port: number;
let answer: RequestListener;
let paths: string[];
const nets: Net[] = [];

beforeEach(async () => {
  paths = [];
  answer = (_request, response) => response.end("hello");
  server = createServer((request, response) => {
    paths.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  await Promise.all(nets.splice(0).map((net) => net.close()));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function netWith(options: Parameters<typeof createNet>[0]): Net {
  const net = createNet(options);
  nets.push(net);
  return net;
}

/** A name server that answers what it is told, one answer after the other. */
const resolver = (...answers: string[]): typeof lookup =>
  ((_host: string, _options: unknown, callback: (...result: unknown[]) => void) => {
    const address = answers.length > 1 ? answers.shift() : answers[0];
    callback(null, [{ address, family: address?.includes(":") ? 6 : 4 }]);
  }) as unknown as typeof lookup;

describe("a private place is refused", () => {
  test.for([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://169.254.169.254/latest/meta-data",
    "http://user:secret@example.com/",
    "file:///etc/passwd",
    "gopher://example.com/",
  ])("%s", async (url) => {
    await expect(netWith({}).fetch(url)).rejects.toMatchObject({ name: "NetError" });
    expect(() => netWith({}).checkUrl(url)).toThrow();
  });

  test("a public name that leads to it", async () => {
    const net = netWith({ lookup: resolver("127.0.0.1") });
    await expect(net.fetch(`http://innocent.example:${port}/`)).rejects.toMatchObject({
      why: "address-refused",
    });
    expect(paths).toEqual([]);
  });

  test("a name that changes its mind between check and connection", async () => {
    const net = netWith({ lookup: resolver("93.184.216.34", "127.0.0.1"), timeoutMs: 300 });
    await net.fetch(`http://rebind.example:${port}/`).catch(() => {});
    await expect(net.fetch(`http://rebind.example:${port}/`)).rejects.toMatchObject({
      why: "address-refused",
    });
    expect(paths).toEqual([]);
  });

  test("for other protocols too", async () => {
    await expect(netWith({ lookup: resolver("10.0.0.1") }).resolve("mail.example")).rejects.toMatchObject({
      why: "address-refused",
    });
    await expect(
      netWith({ allow: ["10.0.0.0/8"], lookup: resolver("10.0.0.1") }).resolve("mail.example"),
    ).resolves.toBe("10.0.0.1");
  });
});

test("an allowed host or address is reached", async () => {
  await expect(netWith({ allow: ["127.0.0.1"] }).fetch(`http://127.0.0.1:${port}/a`)).resolves.toMatchObject({
    ok: true,
    status: 200,
    text: "hello",
  });
  const byName = netWith({ allow: ["hooks.internal"], lookup: resolver("127.0.0.1") });
  await expect(byName.fetch(`http://hooks.internal:${port}/b`)).resolves.toMatchObject({ status: 200 });
  expect(paths).toEqual(["/a", "/b"]);
});

test("a redirect is an answer and is not followed", async () => {
  answer = (_request, response) => response.writeHead(302, { location: "http://169.254.169.254/" }).end();
  const response = await netWith({ allow: ["127.0.0.1"] }).fetch(`http://127.0.0.1:${port}/`);
  expect(response).toMatchObject({ status: 302, ok: false });
  expect(paths).toHaveLength(1);
});

test("an answer without end is cut off", async () => {
  answer = (_request, response) => response.end("x".repeat(50_000));
  const net = netWith({ allow: ["127.0.0.1"], maxBytes: 10_000 });
  await expect(net.fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ why: "too-large" });
});

test("a silent server is given up on", async () => {
  answer = () => {};
  const net = netWith({ allow: ["127.0.0.1"], timeoutMs: 100 });
  await expect(net.fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ why: "timeout" });
});

test("no error repeats path, query or credentials", async () => {
  const net = netWith({ allow: ["127.0.0.1"], timeoutMs: 200 });
  answer = () => {};
  for (const url of [
    `http://127.0.0.1:${port}/T0/s3cret?token=s3cret`,
    "http://127.0.0.1:1/s3cret",
    "http://s3cret:s3cret@h/",
  ])
    await net
      .fetch(url)
      .catch((error: Error) => expect(`${error.message}${error.stack}`).not.toContain("s3cret"));
});
