import { randomLetters } from "#kernel/ids";

const PREFIX = "rck_";
// 165 bits: a plain hash of it needs no salt and no slow function.
const LETTERS = 32;
// Ours, and those an operator chose (BOOTSTRAP_API_KEY).
const FORM = /^[\x21-\x7e]{24,256}$/;

export const newKeyToken = (): string => PREFIX + randomLetters(LETTERS);

export const looksLikeKey = (text: string): boolean => FORM.test(text);

/** Enough to tell keys apart in a list, far too little to guess one. */
export const hintOf = (token: string): string => token.slice(0, PREFIX.length + 4);
