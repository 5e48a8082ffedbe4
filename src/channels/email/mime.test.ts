import fc from "fast-check";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { messageFor, slot, type Words } from "#domains/delivery";
import { readSender } from "./index.ts";
import { mimeFor } from "./mime.ts";
import { readServer } from "./transport.ts";

const words: Words = {
  subject: "Störung: Website langsam — wir arbeiten daran",
  text: `Hallo ${slot("name")},\n\ndie Website ist langsam. Nächste Nachricht bis ${slot("until")}.`,
  html: `<p>Hallo ${slot("name")},</p><p>die Website ist langsam.</p>`,
  links: [{ label: "Statusseite", url: `https://status.example.com/i/1?to=${slot("token")}` }],
  threadKey: "incident/customers",
  unsubscribeUrl: `https://status.example.com/unsubscribe/${slot("token")}`,
  why: "Sie haben diese Seite abonniert.",
  from: "Acme Störungen",
  locale: "de",
};
const slots = { name: "Zoë <b>&", until: "14:30", token: "tok.en-1_2" };
const envelope = {
  from: readSender("Acme Status <status@acme.example>"),
  to: "zoe@example.com",
  date: new Date("2026-11-23T09:00:00Z"),
  host: "status.example.com",
};

const mailOf = (change: Partial<Words> = {}, filled: Record<string, string> = slots, to = envelope.to) =>
  mimeFor(messageFor({ ...words, ...change }, filled, "d1", "<d1@status.example.com>"), { ...envelope, to });

test("a mail parsed back says what was written, in both parts", async () => {
  const mail = await simpleParser(mailOf());
  expect(mail.subject).toBe(words.subject);
  expect(mail.from?.value).toEqual([{ name: "Acme Störungen", address: "status@acme.example" }]);
  expect(mail.messageId).toBe("<d1@status.example.com>");
  expect(mail.date).toEqual(envelope.date);
  expect(mail.text).toContain("Hallo Zoë <b>&,\n\ndie Website ist langsam. Nächste Nachricht bis 14:30.");
  expect(mail.text).toContain("Statusseite: https://status.example.com/i/1?to=tok.en-1_2");
  expect(mail.html).toContain("Hallo Zoë &#60;b&#62;&#38;,");
  expect(mail.html).toContain('href="https://status.example.com/i/1?to=tok.en-1_2"');
});

test("a reader can unsubscribe by one click, in the mail client or by the link", async () => {
  const raw = mailOf();
  expect(raw).toContain("List-Unsubscribe: <https://status.example.com/unsubscribe/tok.en-1_2>\r\n");
  expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
  const { text, html } = await simpleParser(raw);
  expect(text).toContain("Abbestellen: https://status.example.com/unsubscribe/tok.en-1_2");
  expect(html).toContain("Abbestellen");
  const { unsubscribeUrl: _, ...without } = words;
  expect(mimeFor(messageFor(without, slots, "d1", "<d1@h>"), envelope)).not.toContain("Unsubscribe");
});

test("mails of one incident and audience are one conversation, others are not", async () => {
  const [first, second, other] = await Promise.all(
    [mailOf(), mailOf({ subject: "Behoben" }), mailOf({ threadKey: "incident/leadership" })].map((raw) =>
      simpleParser(raw),
    ),
  );
  expect(first?.references).toEqual(second?.references);
  expect(first?.inReplyTo).toBe(second?.inReplyTo);
  expect(first?.references).not.toEqual(other?.references);
});

test("no machine answers it, and dark mode is honoured", async () => {
  const raw = mailOf();
  expect(raw).toContain("Auto-Submitted: auto-generated\r\n");
  const { html } = await simpleParser(raw);
  expect(html).toContain('<meta name="color-scheme" content="light dark"');
  expect(html).toContain("prefers-color-scheme: dark");
});

test("a line break in any value starts no header of its own", () => {
  const evil = "x\r\nBcc: eve@example.com\r\n\r\nbody";
  const raw = mimeFor(
    messageFor(
      {
        ...words,
        subject: `a ${slot("name")}`,
        from: evil,
        unsubscribeUrl: evil,
        locale: evil,
        threadKey: evil,
      },
      { ...slots, name: evil },
      "d1",
      `<${evil}@h>`,
    ),
    { ...envelope, from: { name: evil, address: evil }, to: evil, host: evil },
  );
  const head = raw.slice(0, raw.indexOf("\r\n\r\n"));
  expect(head).not.toMatch(/^bcc:/im);
  expect(head.split("\r\n").every((line) => /^([A-Za-z-]+:|[ \t])/.test(line))).toBe(true);
});

test("any words and any slot values arrive as they were written, in lines that mail allows", async () => {
  const text = fc
    .string({ unit: "grapheme", maxLength: 300 })
    .map((value) => value.replace(/[\p{Cc}\p{Cs}\uE000\uE001]/gu, " "));
  await fc.assert(
    fc.asyncProperty(text, text, text, async (subject, body, name) => {
      const raw = mailOf(
        { subject: `s ${subject} e`, text: `a ${body} b ${slot("name")} c` },
        { ...slots, name },
      );
      for (const line of raw.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
      const mail = await simpleParser(raw);
      expect(mail.text?.startsWith(`a ${body} b ${name} c`)).toBe(true);
      expect(mail.subject?.replace(/\s+/g, " ")).toBe(`s ${subject} e`.replace(/\s+/g, " "));
    }),
    { numRuns: 60 },
  );
});

test("what recipients share is prepared once", () => {
  const started = performance.now();
  for (let at = 0; at < 2_000; at++) mimeFor(messageFor(words, slots, `d${at}`, "<d@h>"), envelope);
  expect((performance.now() - started) / 2_000).toBeLessThan(1);
});

test.for<[string, object | null]>([
  ["smtp://mail.example.com", { host: "mail.example.com", port: 587, secure: false }],
  ["smtps://u%40x:p%2Fw@mail.example.com", { port: 465, secure: true, auth: { user: "u@x", pass: "p/w" } }],
  ["smtp://[::1]:2525", { host: "::1", port: 2525 }],
  ["smtp://h?requireTls=true&rejectUnauthorized=false", { requireTls: true, rejectUnauthorized: false }],
  ["http://mail.example.com", null],
  ["mail.example.com", null],
])("%s is read as a server", ([url, expected]) => {
  if (expected === null) expect(readServer(url)).toBeNull();
  else expect(readServer(url)).toMatchObject(expected);
});

test.for<[string, { name: string; address: string }]>([
  ["Acme Status <status@acme.example>", { name: "Acme Status", address: "status@acme.example" }],
  ['"Acme, Inc." <status@acme.example>', { name: "Acme, Inc.", address: "status@acme.example" }],
  ["status@acme.example", { name: "", address: "status@acme.example" }],
])("%s is read as a sender", ([from, expected]) => {
  expect(readSender(from)).toEqual(expected);
});
