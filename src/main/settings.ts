import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** One setting: the environment variable, what it may be, and the line that documents it. */
export type Setting<Value, Default extends Value | undefined> = {
  variable: string;
  /** How the documentation and errors describe a right value. */
  kind: string;
  default: Default;
  says: string;
  /** Never shown, and also readable from a file named by `<variable>_FILE`. */
  secret: boolean;
  /** Read only while the database is empty. */
  bootstrap: boolean;
  /** @returns undefined when the text is no such value */
  read(text: string): Value | undefined;
};

type Declaration<Value> = { kind: string; read(text: string): Value | undefined };
type Details = { says: string; secret?: true; bootstrap?: true };

/** A setting that may be left out. */
export const optional = <Value>(
  variable: string,
  declaration: Declaration<Value>,
  details: Details,
): Setting<Value, undefined> => ({
  secret: false,
  bootstrap: false,
  ...details,
  ...declaration,
  variable,
  default: undefined,
});

/** A setting that always has a value. */
export const withDefault = <Value>(
  variable: string,
  declaration: Declaration<Value>,
  value: NoInfer<Value>,
  details: Details,
): Setting<Value, Value> => ({
  secret: false,
  bootstrap: false,
  ...details,
  ...declaration,
  variable,
  default: value,
});

export const text = (kind: string, pattern = /./): Declaration<string> => ({
  kind,
  read: (given) => (pattern.test(given) ? given : undefined),
});

export const wholeNumber = (from: number, to: number): Declaration<number> => ({
  kind: `a whole number from ${from} to ${to}`,
  read: (given) => {
    const value = /^\d{1,15}$/.test(given) ? Number(given) : -1;
    return value >= from && value <= to ? value : undefined;
  },
});

export const oneOf = <const Options extends readonly string[]>(
  options: Options,
): Declaration<Options[number]> => ({
  kind: `one of ${options.join(", ")}`,
  read: (given) => options.find((option) => option === given),
});

export const url = (...schemes: string[]): Declaration<string> => ({
  kind: `an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`,
  read: (given) => {
    const parsed = URL.parse(given);
    return parsed && schemes.includes(parsed.protocol.slice(0, -1)) && parsed.hostname !== ""
      ? given
      : undefined;
  },
});

const HOST_NAME = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i;

/** Host names, IP addresses and CIDR ranges, separated by commas. */
export const hostsAndRanges: Declaration<string[]> = {
  kind: "host names, addresses or CIDR ranges, separated by commas",
  read: (given) => {
    const entries = given.split(",").map((entry) => entry.trim());
    return entries.every(isHostOrRange) ? entries : undefined;
  },
};

function isHostOrRange(entry: string): boolean {
  if (entry.includes("/")) return ipaddr.isValidCIDR(entry);
  // Digits and dots alone are meant as an address: 10.0.0.300 is a mistake, not a host name.
  return isIP(entry) !== 0 || (HOST_NAME.test(entry) && !/^[\d.]+$/.test(entry));
}
