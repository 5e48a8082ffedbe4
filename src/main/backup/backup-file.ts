import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, linkSync, openSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";

/** A backup that cannot be made or read; the message is one line for a person. */
export class BackupError extends Error {
  override name = "BackupError";
}

const Head = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  /** Which SECRET_KEY opens the sealed values in it. */
  keyId: z.string(),
  migrations: z.array(z.string()),
});
const TableHead = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
});
const Job = z.object({ name: z.string(), data: z.record(z.string(), z.unknown()), startAfter: z.string() });
const End = z.object({ rows: z.number(), jobs: z.number() });

export type BackupHead = z.infer<typeof Head>;
export type BackupTable = z.infer<typeof TableHead>;
export type BackupJob = z.infer<typeof Job>;
export type BackupEnd = z.infer<typeof End>;

/** One line of the file: a letter for its kind, then JSON. A row is an array of texts, in the order of the columns. */
export type BackupLine =
  | { kind: "head"; head: BackupHead }
  | { kind: "table"; table: BackupTable }
  | { kind: "row"; json: string }
  | { kind: "job"; job: BackupJob }
  | { kind: "end"; end: BackupEnd };

/** Writes aside with mode 0600 and only then takes the name; never replaces a file. */
export async function writeBackup(file: string, lines: AsyncIterable<BackupLine>): Promise<void> {
  if (existsSync(file)) throw new BackupError(`${file} exists already: choose another name`);
  const unfinished = `${file}.unfinished-${process.pid}`;
  try {
    const out = createWriteStream(unfinished, { fd: openSync(unfinished, "wx", 0o600), flush: true });
    await pipeline(texts(lines), createGzip(), out);
    linkSync(unfinished, file);
    await syncFolderOf(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new BackupError(`${file} cannot be written: ${(error as Error).message}`);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

async function* texts(lines: AsyncIterable<BackupLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${lineText(line)}\n`;
}

function lineText(line: BackupLine): string {
  switch (line.kind) {
    case "head":
      return `H${JSON.stringify(line.head)}`;
    case "table":
      return `T${JSON.stringify(line.table)}`;
    case "row":
      return `R${line.json}`;
    case "job":
      return `J${JSON.stringify(line.job)}`;
    case "end":
      return `E${JSON.stringify(line.end)}`;
  }
}

async function syncFolderOf(file: string): Promise<void> {
  const handle = await open(file, "r");
  await handle.sync();
  await handle.close();
}

export async function* readBackup(file: string): AsyncGenerator<BackupLine> {
  const source = createReadStream(file);
  await once(source, "open").catch((error: Error) => {
    throw new BackupError(`${file} cannot be read: ${error.message}`);
  });
  const plain = createGunzip();
  const flow = pipeline(source, plain);
  flow.catch(() => {}); // said below, where the reading stops
  try {
    for await (const text of createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY }))
      yield parseLine(text);
    await flow;
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${file} is no backup of Ripplecast, or damaged: ${(error as Error).message}`);
  }
}

function parseLine(text: string): BackupLine {
  const json = text.slice(1);
  switch (text[0]) {
    case "H":
      return { kind: "head", head: Head.parse(JSON.parse(json)) };
    case "T":
      return { kind: "table", table: TableHead.parse(JSON.parse(json)) };
    case "R":
      return { kind: "row", json };
    case "J":
      return { kind: "job", job: Job.parse(JSON.parse(json)) };
    case "E":
      return { kind: "end", end: End.parse(JSON.parse(json)) };
    default:
      throw new Error("an unknown line");
  }
}
