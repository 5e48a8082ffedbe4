import { type AnySettings, type Fields, secretNames } from "#kernel/fields";

const LONGEST = 500;

/**
 * What a provider said, fit to be kept and shown: without the recipient's address, without secrets, on one line.
 * Providers echo both ("550 <ana@example.com> unknown", "invalid token xoxb-…").
 */
export function redact(says: string, hidden: readonly string[]): string {
  const clean = [...hidden]
    .filter((value) => value.length >= 4)
    .sort((a, b) => b.length - a.length)
    .reduce((text, value) => text.replaceAll(value, "…"), says);
  return clean
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST);
}

/** Everything that must not be repeated: secrets of account and address, and the whole address. */
export function hiddenValues(accountFields: Fields, account: AnySettings, address: AnySettings): string[] {
  const secrets = secretNames(accountFields).map((name) => account[name]);
  return [...secrets, ...Object.values(address)]
    .filter((value) => typeof value === "string")
    .flatMap(inAllForms);
}

// An SMTP address or webhook URL as secret: its parts give it away as well.
function inAllForms(value: string): string[] {
  if (!URL.canParse(value)) return [value, encodeURIComponent(value)];
  const { username, password, pathname, search } = new URL(value);
  const path = pathname.length > 1 ? [pathname] : [];
  return [value, username, password, decodeURIComponent(password), ...path, search].filter(
    (part) => part !== "",
  );
}
