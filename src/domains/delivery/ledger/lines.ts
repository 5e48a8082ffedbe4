import { z } from "zod";
import { SignedHead } from "./head.ts";

/** What stands beside an entry as long as it was not erased; `key` opens the commitments. */
export const DisclosedLine = z.object({
  key: z.string(),
  address: z.string().nullable(),
  personId: z.string().nullable(),
  subscriberId: z.string().nullable(),
  wordsHash: z.string().nullable(),
  slots: z.record(z.string(), z.string()),
  says: z.string().nullable(),
});

/** One line of an export: entries in sealed order, each seal after its entries, then what is unsealed, then words. */
export const LedgerLine = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("entry"),
    /** Null: not sealed yet. */
    seal: z.int().nullable(),
    place: z.int().nullable(),
    body: z.string(),
    /** Hash of the body as it was when written. */
    leaf: z.string(),
    /** Null once the recipient's data were erased. */
    disclosed: DisclosedLine.nullable(),
  }),
  z.object({ kind: z.literal("seal"), ...SignedHead.shape }),
  /** `words` is null once somebody who stands in them was erased. */
  z.object({ kind: z.literal("words"), hash: z.string(), words: z.string().nullable() }),
]);
export type LedgerLine = z.infer<typeof LedgerLine>;
export type EntryLine = Extract<LedgerLine, { kind: "entry" }>;
export type SealLine = Extract<LedgerLine, { kind: "seal" }>;
