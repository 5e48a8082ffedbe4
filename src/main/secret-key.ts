import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { type Config, ConfigError } from "./config.ts";

/** The configured key, or the one kept in DATA_DIR, made at the first start with the embedded database. */
export function secretKeyFor({ secretKey, dataDir }: Pick<Config, "secretKey" | "dataDir">): string {
  if (secretKey) return secretKey;
  const file = join(dataDir, "secret-key");
  return readKey(file) ?? makeKey(file, dataDir);
}

function readKey(file: string): string | undefined {
  let kept: string;
  try {
    kept = readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new ConfigError(`SECRET_KEY: cannot read ${file} (${(error as NodeJS.ErrnoException).code})`);
  }
  if (kept.length >= 32) return kept;
  throw new ConfigError(
    `SECRET_KEY: ${file} is damaged; restore it, stored secrets cannot be opened without it`,
  );
}

/** Written aside and linked into place: the file is whole or absent, and of two starts at once one wins. */
function makeKey(file: string, dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  const descriptor = openSync(unfinished, "w", 0o600);
  writeSync(descriptor, `${randomBytes(32).toString("base64url")}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(unfinished);
  }
  return readFileSync(file, "utf8").trim();
}
