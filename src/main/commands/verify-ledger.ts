import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { z } from "zod";
import { type SignedHead, SignedHeadSchema, verifyLedger } from "#domains/delivery";

/**
 * Checks a ledger export without any database: `verify-ledger <export.jsonl> [<heads.json>]`. The heads are what was
 * published before: the answer of `/api/v1/ledger/heads`, or a list of heads.
 *
 * @returns 0 when everything fits, 1 when a row does not, 2 when the files cannot be used
 */
export async function verifyLedgerFiles(files: readonly string[]): Promise<number> {
  const [exportFile, headsFile] = files;
  if (!exportFile) return say(2, "Usage: ripplecast verify-ledger <export.jsonl> [<heads.json>]");
  const heads = headsFile ? await readHeads(headsFile) : [];
  if (!heads) return say(2, `${headsFile} does not hold signed heads`);
  const lines = await readLines(exportFile);
  if (!lines) return say(2, `${exportFile} cannot be read`);
  const verdict = verifyLedger(lines, heads);
  if (!verdict.ok) return say(1, `${exportFile}:${verdict.line}: ${verdict.what}`);
  const { seals, entries, unsealed, erased } = verdict;
  say(0, `Valid: ${entries} entries in ${seals} seals, ${erased} with erased personal data.`);
  if (unsealed > 0) say(0, `${unsealed} entries at the end are not sealed yet and prove nothing.`);
  if (heads.length === 0)
    say(0, "Checked without published heads: a rewritten history would not be noticed.");
  return 0;
}

function say(code: number, text: string): number {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}

const HeadsFile = z.union([
  z.object({ items: z.array(SignedHeadSchema) }).transform(({ items }) => items),
  z.array(SignedHeadSchema),
  SignedHeadSchema.transform((head) => [head]),
]);

async function readHeads(file: string): Promise<SignedHead[] | null> {
  try {
    return HeadsFile.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

async function readLines(file: string): Promise<string[] | null> {
  try {
    const lines: string[] = [];
    for await (const line of createInterface({ input: createReadStream(file) })) lines.push(line);
    return lines;
  } catch {
    return null;
  }
}
