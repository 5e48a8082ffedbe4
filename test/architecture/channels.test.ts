import { readdirSync } from "node:fs";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnyChannel, type ChannelTools, messageFor, type Verdict } from "#domains/delivery";
import { type AnySettings, type Field, type Fields, settingsSchema } from "#kernel/fields";
import { NetError, type NetResponse } from "#kernel/net";
import { channels } from "../../src/channels/index.ts";

const SECRET = "s3cretValue";

/** What a provider does to us, in HTTP and in SMTP. */
const failures = {
  busy: { http: { status: 503 }, smtp: "451 4.3.0 try again" },
  refused: { http: { status: 403 }, smtp: "554 5.7.1 not allowed" },
};
type Failure = keyof typeof failures | "silent";

let smtp: SMTPServer;
let smtpReply = "";

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onAuth: (_auth, _session, done) => done(null, { user: "u" }),
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error(smtpReply.slice(4)), { responseCode: Number(smtpReply.slice(0, 3)) })),
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await Promise.all(channels.map((channel) => channel.close?.()));
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

/** Settings that a person could have filled in, drawn from the fields; secrets hold something to look for. */
const filledIn = (fields: Fields): AnySettings =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueFor(name, field)]));

function valueFor(name: string, field: Field): string | number | boolean {
  if (name === "smtpUrl") return `smtp://user:${SECRET}@127.0.0.1:${smtpPort()}`;
  if (field.kind === "secret")
    return name.toLowerCase().includes("url") ? `https://chat.example/${SECRET}` : SECRET_KEY;
  if (field.kind === "url") return `https://example.com/${SECRET}`;
  if (field.kind === "text") return field.format === "email" ? "ana@example.com" : "Ana <ana@example.com>";
  if (field.kind === "choice") return field.options[0] ?? "";
  return field.kind === "number" ? 1 : true;
}

const SECRET_KEY = `whsec_${Buffer.from(SECRET.repeat(3)).toString("base64")}`;
const smtpPort = () => (smtp.server.address() as { port: number }).port;

function toolsFor(failure: Failure): ChannelTools {
  return {
    async fetch() {
      if (failure === "silent") throw new NetError("timeout", "chat.example did not answer in time");
      const { status, text = "" } = failures[failure].http as Partial<NetResponse> & { status: number };
      return { status, ok: false, headers: {}, text };
    },
    resolveHost: async (host) => host,
    now: new Date("2026-11-23T09:00:00Z"),
    urgency: "urgent",
    signal: AbortSignal.timeout(5_000),
    host: "ripplecast.test",
    putInInbox: async () => {},
  };
}

const words = { subject: "Website is slow", text: "We are on it.", links: [], locale: "en" };
const message = messageFor(words, {}, "d1", "<d1@ripplecast.test>");

async function sendInto(channel: AnyChannel, failure: Failure): Promise<Verdict> {
  if (failure !== "silent") smtpReply = failures[failure].smtp;
  try {
    const to = { account: filledIn(channel.account), address: filledIn(channel.address) };
    return await channel.send(to, message, toolsFor(failure));
  } catch (error) {
    // Delivery reads a NetError itself: a channel need not.
    if (error instanceof NetError) return { sent: false, retry: "later", reason: error.message };
    throw error;
  }
}

test("every channel folder is listed, under its own name", () => {
  const folders = readdirSync("src/channels", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(channels.map(({ kind }) => kind).sort()).toEqual(folders.map(({ name }) => name).sort());
});

describe.each(channels)("$kind keeps the channel promise", (channel) => {
  test("its settings have labels that a person can read", () => {
    for (const field of [...Object.values(channel.account), ...Object.values(channel.address)])
      expect(field.label).toMatch(/^[A-Z]/);
  });

  test("its settings can be filled in", () => {
    for (const fields of [channel.account, channel.address])
      expect(settingsSchema(fields).safeParse(filledIn(fields))).toMatchObject({ success: true });
  });

  test("it recognises an address, and shows one without its secrets", () => {
    const address = filledIn(channel.address);
    expect(channel.identify(address)).toBe(channel.identify({ ...address }));
    expect(channel.present(address)).not.toContain(SECRET);
  });
});

// The inbox is our own: there is no provider that could fail.
const withProvider = channels.filter(({ kind }) => kind !== "inbox");

describe.each(withProvider)("$kind and a provider in trouble", (channel) => {
  test("a provider that is busy is asked again later", async () => {
    expect(await sendInto(channel, "busy")).toMatchObject({ sent: false, retry: "later" });
  });

  test("a provider that does not answer is asked again later", async () => {
    if (channel.kind === "email")
      return expect(await timedOutMail(channel)).toMatchObject({ retry: "later" });
    expect(await sendInto(channel, "silent")).toMatchObject({ sent: false, retry: "later" });
  });

  test("a provider that refuses is not asked again", async () => {
    expect(await sendInto(channel, "refused")).toMatchObject({ sent: false, retry: "never" });
  });
});

/** The abort signal of delivery ends a hand-over that hangs. */
async function timedOutMail(channel: AnyChannel): Promise<Verdict> {
  const silent = (await import("node:net")).createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as { port: number };
  const account = { ...filledIn(channel.account), smtpUrl: `smtp://127.0.0.1:${port}` };
  const tools = { ...toolsFor("busy"), signal: AbortSignal.timeout(200) };
  try {
    return await channel.send({ account, address: filledIn(channel.address) }, message, tools);
  } finally {
    silent.close();
  }
}
