import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ledgerHeads, type SignedHead, SignedHeadSchema } from "#domains/delivery";
import { createCtx, type Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import type { PlainFile } from "./write-files.ts";

const HeadsFile = z.object({ items: z.array(SignedHeadSchema) });
const Numbered = z.object({ number: z.int() });

/**
 * The signed heads of each workspace's ledger, to lie beside its public page where readers can fetch and keep them. A
 * head once written is never written again: rewriting the ledger later does not reach it.
 */
export async function ledgerFiles(
  runtime: Runtime,
  folder: string,
  workspaceIds: readonly WorkspaceId[],
): Promise<PlainFile[]> {
  const files: PlainFile[] = [];
  for (const workspaceId of new Set(workspaceIds)) {
    const path = `ledger/${workspaceId}.json`;
    const before = await readHeads(join(folder, path));
    const items = [...before, ...(await headsAfter(runtime, workspaceId, numberOf(before.at(-1))))];
    if (items.length > 0) files.push({ path, body: Buffer.from(JSON.stringify({ items })) });
  }
  return files;
}

async function headsAfter(runtime: Runtime, workspaceId: WorkspaceId, after: number): Promise<SignedHead[]> {
  const ctx = createCtx(runtime, workspaceId, { kind: "system", why: "publish the heads of the ledger" });
  const { items } = await ledgerHeads(ctx, { after });
  if (items.length === 0) return [];
  return [...items, ...(await headsAfter(runtime, workspaceId, numberOf(items.at(-1))))];
}

const numberOf = (head: SignedHead | undefined): number =>
  head ? Numbered.parse(JSON.parse(head.head)).number : 0;

async function readHeads(path: string): Promise<SignedHead[]> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? [] : HeadsFile.parse(JSON.parse(text)).items;
}
