import { randomFillSync } from "node:crypto";

/** A public identifier: 12 lower-case letters and digits (Statuspage's form), typed by what it names. */
export type Id<Kind extends string> = string & { readonly __id: Kind };

export type WorkspaceId = Id<"workspace">;

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
// 252 is the largest multiple of 36 below 256: bytes above it would favour the first letters.
const FAIR_BYTES = 252;
const pool = Buffer.alloc(4096);
let used = pool.length;

function nextByte(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool[used++] ?? 0;
}

/** Unguessable letters and digits: 5.17 bits each, so 12 of them carry 62 bits and 32 carry 165. */
export function randomLetters(length: number): string {
  let letters = "";
  while (letters.length < length) {
    const byte = nextByte();
    if (byte < FAIR_BYTES) letters += ALPHABET[byte % ALPHABET.length];
  }
  return letters;
}

export const newId = <Kind extends string>(): Id<Kind> => randomLetters(12) as Id<Kind>;

export const isId = (text: string): boolean => /^[a-z0-9]{12}$/.test(text);
