import { createHash } from "node:crypto";
import { commitments, type Disclosed } from "./entry.ts";
import { Head, headHash, isSignedBy, type SignedHead } from "./head.ts";
import { type EntryLine, LedgerLine, type SealLine } from "./lines.ts";
import { leafHash, merkleRoot } from "./merkle.ts";

export type LedgerVerdict =
  | { ok: true; seals: number; entries: number; unsealed: number; erased: number; erasedWords: number }
  /** `line` counts from 1. `what` says in words what does not fit. */
  | { ok: false; line: number; what: string };

/**
 * Checks an export offline: every entry, every seal, the chain between them, and the chain against heads that were
 * published elsewhere. Without heads it shows only that the export is consistent and signed.
 *
 * @param text JSON Lines as `exportLedger` writes them
 * @param heads published heads, any of them; the newest also shows that nothing was cut off at the end
 */
export function verifyLedger(text: Iterable<string>, heads: readonly SignedHead[] = []): LedgerVerdict {
  const checker = new Checker(heads);
  let line = 0;
  try {
    for (const one of text) {
      line++;
      if (one.trim() !== "") checker.take(LedgerLine.parse(JSON.parse(one)), line);
    }
    checker.finish(line);
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, line: error.line, what: error.message };
    return { ok: false, line, what: "this line is not part of a ledger export" };
  }
  return { ok: true, ...checker.counts };
}

class Misfit extends Error {
  readonly line: number;
  constructor(line: number, what: string) {
    super(what);
    this.line = line;
  }
}

type Placed = { entry: EntryLine; line: number };

class Checker {
  readonly counts = { seals: 0, entries: 0, unsealed: 0, erased: 0, erasedWords: 0 };
  private readonly published = new Map<number, SignedHead>();
  private readonly keys: Set<string>;
  private readonly wordsWanted = new Map<string, number>();
  private open: Placed[] = [];
  private last: { head: Head; hash: string } | null = null;
  private readonly ids = new Set<string>();

  constructor(heads: readonly SignedHead[]) {
    for (const signed of heads) this.published.set(Head.parse(JSON.parse(signed.head)).number, signed);
    this.keys = new Set(heads.map(({ publicKey }) => publicKey));
  }

  take(one: LedgerLine, line: number): void {
    if (one.kind === "entry") this.takeEntry(one, line);
    else if (one.kind === "seal") this.takeSeal(one, line);
    else this.takeWords(one.hash, one.words, line);
  }

  finish(line: number): void {
    if (this.open.length > 0) throw new Misfit(this.open[0]?.line ?? line, "its seal is missing");
    const newest = Math.max(0, ...this.published.keys());
    if (this.counts.seals < newest)
      throw new Misfit(
        line,
        `the export ends with seal ${this.counts.seals}, but seal ${newest} was published`,
      );
    const [missing] = [...this.wordsWanted.values()].sort((a, b) => a - b);
    if (missing !== undefined) throw new Misfit(missing, "the words it refers to are missing");
  }

  private takeEntry(entry: EntryLine, line: number): void {
    if (leafHash(entry.body) !== entry.leaf) throw new Misfit(line, "the entry was changed");
    this.checkDisclosed(entry, line);
    if (entry.seal === null) {
      this.counts.unsealed++;
      return;
    }
    if (entry.seal !== this.counts.seals + 1)
      throw new Misfit(line, `it stands outside its seal ${entry.seal}`);
    if (entry.place !== this.open.length)
      throw new Misfit(line, `entry ${this.open.length} of seal ${entry.seal} should stand here`);
    this.open.push({ entry, line });
  }

  private checkDisclosed({ body, disclosed }: EntryLine, line: number): void {
    const { id, committed } = JSON.parse(body) as { id: string; committed: Record<string, string> };
    if (this.ids.has(id)) throw new Misfit(line, `the entry ${id} occurs twice`);
    this.ids.add(id);
    if (!disclosed) {
      this.counts.erased++;
      return;
    }
    const { key, ...rest } = disclosed;
    for (const [name, value] of Object.entries(commitments(key, rest satisfies Disclosed)))
      if (committed[name] !== value) throw new Misfit(line, `the ${name} is not what was committed to`);
    if (disclosed.wordsHash && !this.wordsWanted.has(disclosed.wordsHash))
      this.wordsWanted.set(disclosed.wordsHash, line);
  }

  private takeSeal(seal: SealLine, line: number): void {
    const head = Head.parse(JSON.parse(seal.head));
    const first = this.open[0]?.line ?? line;
    const count = this.open.length;
    if (headHash(seal.head) !== seal.hash) throw new Misfit(line, "the head was changed");
    if (head.number !== this.counts.seals + 1)
      throw new Misfit(line, `seal ${this.counts.seals + 1} should stand here`);
    this.checkPublished(head, seal, line);
    if (head.previous !== (this.last?.hash ?? null))
      throw new Misfit(line, "it does not follow the seal before");
    if (head.entries !== count)
      throw new Misfit(
        count === 0 ? line : first,
        `seal ${head.number} has ${head.entries} entries, here are ${count}`,
      );
    if (merkleRoot(this.open.map(({ entry }) => leafHash(entry.body))) !== head.root)
      throw new Misfit(first, `an entry of seal ${head.number} was changed (lines ${first} to ${line - 1})`);
    if (head.total !== this.counts.entries + count) throw new Misfit(line, "the total does not add up");
    this.last = { head, hash: seal.hash };
    this.counts.seals++;
    this.counts.entries += count;
    this.open = [];
  }

  private checkPublished(head: Head, seal: SealLine, line: number): void {
    if (!isSignedBy(seal.head, seal.signature, seal.publicKey))
      throw new Misfit(line, "the signature is not right");
    if (this.keys.size > 0 && !this.keys.has(seal.publicKey))
      throw new Misfit(line, "it was signed by a key that no published head was signed by");
    const published = this.published.get(head.number);
    if (published && published.hash !== seal.hash)
      throw new Misfit(line, `seal ${head.number} is not the one that was published`);
  }

  /** Words that are said to be erased prove nothing any more, but the entries that name their hash still do. */
  private takeWords(hash: string, words: string | null, line: number): void {
    if (words === null) this.counts.erasedWords++;
    else if (createHash("sha256").update(words).digest("hex") !== hash)
      throw new Misfit(line, "the words were changed");
    this.wordsWanted.delete(hash);
  }
}
