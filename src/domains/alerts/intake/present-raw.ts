// Values behind names that sound secret, quoted as in JSON; the value may be cut off by the end of a sample.
const SECRET_VALUE =
  /("[^"]{0,60}(?:routing_key|service_key|api_?key|password|passwd|secret|token|authorization|cookie)[^"]{0,60}"\s*:\s*)"(?:[^"\\]|\\.)*("|$)/gi;
// Our own keys are 32 letters and digits; anything that looks like one goes, too.
const LIKE_A_KEY = /(?<![A-Za-z0-9])[A-Za-z0-9]{32}(?![A-Za-z0-9])/g;
const UNPRINTABLE = /[^\P{C}\n\r\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Bytes from a stranger as text that is safe to store, show and log: printable, secrets blanked, cut short. */
export function presentRaw(raw: Buffer, longest: number): { text: string; truncated: boolean } {
  const truncated = raw.length > longest;
  const text = raw
    .subarray(0, longest)
    .toString("utf8")
    .replace(SECRET_VALUE, '$1"[redacted]$2')
    .replace(LIKE_A_KEY, "[redacted]")
    .replace(UNPRINTABLE, escaped);
  return { text, truncated };
}

const escaped = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
