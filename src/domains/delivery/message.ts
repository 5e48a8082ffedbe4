/**
 * The words of a message as its purpose wrote them, shared by everyone who is told the same. A place that differs
 * per recipient is a slot, written with `slot("name")`; it is filled while sending, escaped for where it stands.
 */
export type Words = {
  subject: string;
  /** Plain text, complete without the HTML. Links need not be repeated here: they are added below it. */
  text: string;
  /** Body as an HTML fragment that is already safe (Markdown with HTML off, or Preact). Made from `text` if absent. */
  html?: string;
  /** What the reader may do next, the most important first. */
  links: readonly MessageLink[];
  /** Messages with the same key are shown as one conversation: one key per incident and audience. */
  threadKey?: string;
  /** A signed address that unsubscribes on POST and shows a button on GET (RFC 8058). */
  unsubscribeUrl?: string;
  /** Name of who speaks, such as the status page's name; shown as sender. */
  from?: string;
  /** Why the recipient gets this, in the recipient's language; shown small below the body. */
  why?: string;
  locale: string;
};

export type MessageLink = { label: string; url: string };

/** What fills the slots for one recipient. */
export type Slots = Readonly<Record<string, string>>;

/** One message to one recipient, as a channel gets it. Slots are filled when a part is read. */
export type Message = {
  readonly subject: string;
  readonly text: string;
  readonly html: string | undefined;
  readonly links: readonly MessageLink[];
  readonly unsubscribeUrl: string | undefined;
  readonly from: string | undefined;
  readonly why: string | undefined;
  readonly locale: string;
  readonly threadKey: string | undefined;
  /** The delivery's id: the same in every repetition, so that receivers can recognise one. */
  readonly id: string;
  /** `<id@host>`, for channels that speak mail. */
  readonly messageId: string;
  /** The shared words and this recipient's slots, for channels that prepare a message once and fill it many times. */
  readonly words: Words;
  readonly slots: Slots;
};

// Private-use characters: they cannot be typed by accident and pass every escaping function unchanged.
const OPEN = "\uE000";
const CLOSE = "\uE001";
const SLOT = /\uE000([a-zA-Z]+)\uE001/g;

/** A place in words that is filled per recipient. */
export const slot = (name: string): string => `${OPEN}${name}${CLOSE}`;

/** Fills slots. A slot that nobody filled is a bug: a reader must never see an empty promise. */
export const fillSlots = (text: string, slots: Slots, encode: (value: string) => string = String): string =>
  text.includes(OPEN) ? text.replace(SLOT, (_, name: string) => encode(slotValue(slots, name))) : text;

/** Splits text at its slots: even places are literal text, odd places are slot names. */
export const splitSlots = (text: string): string[] => text.split(SLOT);

export function slotValue(slots: Slots, name: string): string {
  const value = slots[name];
  if (value === undefined) throw new Error(`the slot ${name} was not filled`);
  return value;
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Joins shared words with what belongs to one recipient. */
export function messageFor(words: Words, slots: Slots, id: string, messageId: string): Message {
  const fill = (text: string) => fillSlots(text, slots);
  const fillOptional = (text: string | undefined) => (text === undefined ? undefined : fill(text));
  return {
    id,
    messageId,
    words,
    slots,
    locale: words.locale,
    threadKey: words.threadKey,
    get subject() {
      return fill(words.subject);
    },
    get text() {
      return fill(words.text);
    },
    get html() {
      return words.html === undefined ? undefined : fillSlots(words.html, slots, escapeHtml);
    },
    get links() {
      return words.links.map(({ label, url }) => ({ label: fill(label), url: fill(url) }));
    },
    get unsubscribeUrl() {
      return fillOptional(words.unsubscribeUrl);
    },
    get from() {
      return fillOptional(words.from);
    },
    get why() {
      return fillOptional(words.why);
    },
  };
}
