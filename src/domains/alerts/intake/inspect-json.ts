/** What must be known about a text before it is parsed, because a database or a recursion would trip over it. */
export type Inspection = "fine" | "too-deep" | "bad-text";

export const MAX_DEPTH = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const OPENERS = new Set([0x5b, 0x7b]);
const CLOSERS = new Set([0x5d, 0x7d]);

/**
 * Looks for nesting beyond `MAX_DEPTH`, the character U+0000 and half surrogate pairs (neither fits into PostgreSQL
 * text). One pass without parsing; says nothing about whether the text is JSON.
 */
export function inspectJson(text: string): Inspection {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!inString) {
      if (code === QUOTE) inString = true;
      else if (OPENERS.has(code) && ++depth > MAX_DEPTH) return "too-deep";
      else if (CLOSERS.has(code)) depth--;
    } else if (code === QUOTE) inString = false;
    else if (code === BACKSLASH) {
      if (text.charCodeAt(at + 1) !== LETTER_U) at++;
      else {
        const length = escapeLength(text, at);
        if (length === 0) return "bad-text";
        at += length - 1;
      }
    }
  }
  return "fine";
}

/** Length of the `\uXXXX` (or pair of them) at `at`; 0 when it stands for something that cannot be stored. */
function escapeLength(text: string, at: number): number {
  const code = Number.parseInt(text.slice(at + 2, at + 6), 16);
  if (code === 0 || isLow(code)) return 0;
  if (!isHigh(code)) return 6;
  const next = text.slice(at + 6, at + 8) === "\\u" ? Number.parseInt(text.slice(at + 8, at + 12), 16) : 0;
  return isLow(next) ? 12 : 0;
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;
