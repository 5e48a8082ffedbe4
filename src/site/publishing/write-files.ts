import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where a file lies below the folder, and its bytes. */
export type PlainFile = { path: string; body: Buffer };

/**
 * Writes a file so that a reader, or a crash, finds either the old or the new one: another name, fsync, rename, fsync of
 * the folder. True when something was written; a file that is already right is left alone.
 */
export async function writeAtomically(root: string, { path, body }: PlainFile): Promise<boolean> {
  const target = join(root, path);
  const before = await readFile(target).catch(() => undefined);
  if (before?.equals(body)) return false;
  const folder = dirname(target);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await writeSynced(temporary, body);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
  return true;
}

async function writeSynced(path: string, body: Buffer): Promise<void> {
  const file = await open(path, "wx", 0o644);
  try {
    await file.writeFile(body);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Removes a file that we wrote earlier, and the folders that it leaves empty. */
export async function removeFile(root: string, path: string): Promise<void> {
  await rm(join(root, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    const left = await readdir(join(root, folder)).catch(() => ["?"]);
    if (left.length > 0) return;
    await rmdir(join(root, folder)).catch(() => {});
  }
}
