import { refuseHttp } from "../../api/http/refusals.ts";

const MOST_LEVELS = 64;

const malformed = (why: string) => refuseHttp("malformed-request", { why });

/** Parses a JSON body; refuses text that could not be stored, keys that reach into prototypes, and deep nesting. */
export function parseJsonBody(text: string): unknown {
  if (text.trim() === "") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed("the body is not valid JSON");
  }
  refuseUnusable(value, 0);
  return value;
}

/** Also for query strings, path parameters and forms: PostgreSQL stores neither NUL nor half a surrogate pair. */
export function refuseUnstorable(text: string): void {
  if (text.includes("\u0000") || !text.isWellFormed())
    throw malformed("it contains text that cannot be stored");
}

function refuseUnusable(value: unknown, level: number): void {
  if (typeof value === "string") refuseUnstorable(value);
  if (value === null || typeof value !== "object") return;
  if (level === MOST_LEVELS) throw malformed("the body is nested too deeply");
  for (const [key, inner] of Object.entries(value)) {
    if (key === "__proto__") throw malformed("it has a key __proto__");
    refuseUnstorable(key);
    refuseUnusable(inner, level + 1);
  }
}
