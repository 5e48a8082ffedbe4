import { isUtf8 } from "node:buffer";
import { inspectJson, MAX_DEPTH } from "./inspect-json.ts";

export type UnreadableReason = "malformed-json" | "too-deep" | "bad-text";

export type Body = { ok: true; body: unknown } | { ok: false; reason: UnreadableReason; error: string };

/** JSON from bytes, or why not. Whatever comes out can be stored as PostgreSQL text and walked by recursion. */
export function readBody(raw: Buffer): Body {
  if (!isUtf8(raw)) return { ok: false, reason: "bad-text", error: "The body is not valid UTF-8" };
  const text = withoutMark(raw.toString("utf8"));
  const inspection = inspectJson(text);
  if (inspection === "too-deep")
    return { ok: false, reason: inspection, error: `The body is nested deeper than ${MAX_DEPTH} levels` };
  if (inspection === "bad-text")
    return { ok: false, reason: inspection, error: "The body holds U+0000 or half of a surrogate pair" };
  try {
    return { ok: true, body: JSON.parse(text) };
  } catch {
    return { ok: false, reason: "malformed-json", error: "JSON parse error" };
  }
}

// Some senders put a byte order mark in front.
const withoutMark = (text: string) => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
