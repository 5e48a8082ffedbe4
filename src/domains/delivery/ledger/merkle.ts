import { createHash } from "node:crypto";

// RFC 6962: leaves and inner nodes are hashed with different prefixes, so that neither can pass for the other.
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

const sha256 = (...parts: Buffer[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();

/** The hash of one entry as a leaf, hex. */
export const leafHash = (body: string): string => sha256(LEAF, Buffer.from(body, "utf8")).toString("hex");

/** The root over leaves in their order, hex. Moving, changing, adding or dropping any leaf changes it. */
export function merkleRoot(leaves: readonly string[]): string {
  let level: Buffer[] = leaves.map((leaf) => Buffer.from(leaf, "hex"));
  if (level.length === 0) return sha256().toString("hex");
  while (level.length > 1) level = pairs(level);
  return (level[0] ?? sha256()).toString("hex");
}

// An odd node moves up unchanged; the RFC's split at the largest power of two gives the same tree.
function pairs(level: readonly Buffer[]): Buffer[] {
  const next: Buffer[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at], level[at + 1]];
    if (left) next.push(right ? sha256(NODE, left, right) : left);
  }
  return next;
}
