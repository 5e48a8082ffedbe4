import { createHash } from "node:crypto";
import { encodeWord, encodeWords, foldLines } from "nodemailer/lib/mime-funcs";
import { encode, wrap } from "nodemailer/lib/qp";
import { escapeHtml, type Message, type Slots, slotValue, splitSlots, type Words } from "#domains/delivery";
import { htmlPart, textPart } from "./layout.tsx";

/** Who a mail comes from, as the account says: `Acme Status <status@acme.example>` or a bare address. */
export type Sender = { name: string; address: string };

export type Envelope = { from: Sender; to: string; date: Date; host: string };

type Piece = { literal: string } | { slot: string };
type Prepared = { head: string; subject: Piece | "with slots"; text: Piece[]; html: Piece[] };

const prepared = new WeakMap<Words, Prepared>();

// Fixed: it cannot occur in quoted-printable text, where "=" is always followed by hex digits or a line break.
const BOUNDARY = "=_ripplecast_part";

/**
 * The whole mail as bytes to send. Everything that recipients share is encoded once per message; per recipient only
 * headers and slots are written, which is what makes a fan-out fast.
 */
export function mimeFor(message: Message, envelope: Envelope): string {
  const shared = prepared.get(message.words) ?? prepare(message.words);
  prepared.set(message.words, shared);
  const { slots } = message;
  return [
    ...headers(message, envelope, shared),
    shared.head,
    "",
    `--${BOUNDARY}`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    fill(shared.text, slots, String),
    `--${BOUNDARY}`,
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    fill(shared.html, slots, escapeHtml),
    `--${BOUNDARY}--`,
    "",
  ].join("\r\n");
}

function prepare(words: Words): Prepared {
  const hasSlots = splitSlots(words.subject).length > 1;
  return {
    head: [
      "Auto-Submitted: auto-generated",
      "X-Auto-Response-Suppress: All",
      `Content-Language: ${headerText(words.locale)}`,
      "MIME-Version: 1.0",
      `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    ].join("\r\n"),
    subject: hasSlots ? "with slots" : { literal: subjectLine(words.subject) },
    text: pieces(textPart(words)),
    html: pieces(htmlPart(words)),
  };
}

function headers(message: Message, { from, to, date, host }: Envelope, shared: Prepared): string[] {
  const { subject } = shared;
  const line =
    subject !== "with slots" && "literal" in subject ? subject.literal : subjectLine(message.subject);
  return [
    `From: ${mailbox({ ...from, name: message.from ?? from.name })}`,
    `To: <${headerText(to)}>`,
    line,
    `Date: ${date.toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: ${headerText(message.messageId)}`,
    ...threadReferences(message.threadKey, host),
    ...unsubscribing(message.unsubscribeUrl),
  ];
}

const subjectLine = (subject: string): string =>
  foldLines(`Subject: ${encodeWords(headerText(subject), "B", 52, true)}`);

/**
 * Mails of one conversation refer to a root that is never sent itself: clients then group them, whichever of them a
 * reader got.
 */
const threadReferences = (threadKey: string | undefined, host: string): string[] => {
  if (threadKey === undefined) return [];
  const root = `<thread.${createHash("sha256").update(threadKey).digest("hex").slice(0, 32)}@${headerText(host)}>`;
  return [`In-Reply-To: ${root}`, `References: ${root}`];
};

/** RFC 2369 and RFC 8058: the mail client itself can unsubscribe, by one POST. */
const unsubscribing = (url: string | undefined): string[] =>
  url === undefined
    ? []
    : [`List-Unsubscribe: <${headerText(url)}>`, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"];

function mailbox({ name, address }: Sender): string {
  const clean = headerText(name);
  if (clean === "") return `<${headerText(address)}>`;
  const ascii = /^[\x20-\x7e]*$/.test(clean);
  const written = ascii ? `"${clean.replace(/[\\"]/g, "\\$&")}"` : encodeWord(clean, "B", 52);
  return `${written} <${headerText(address)}>`;
}

// A line break in a value would start a header of its own: none gets in, wherever the value came from.
const headerText = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

const pieces = (text: string): Piece[] =>
  splitSlots(text.replace(/\r?\n/g, "\r\n")).map((part, at) =>
    at % 2 === 0 ? { literal: quoted(part) } : { slot: part },
  );

const quoted = (text: string): string => wrap(encode(text));

// Soft line breaks around a filled slot keep every line within 76 characters without looking at its neighbours.
const fill = (parts: readonly Piece[], slots: Slots, toText: (value: string) => string): string =>
  parts
    .map((part) => ("literal" in part ? part.literal : quoted(toText(slotValue(slots, part.slot)))))
    .join("=\r\n");
