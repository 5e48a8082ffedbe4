import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from "node:crypto";
import { z } from "zod";

/** What a seal says about the ledger up to and including its own entries. */
export const Head = z.object({
  v: z.literal(1),
  workspaceId: z.string(),
  number: z.int().min(1),
  /** Hash of the head before; null for the first. */
  previous: z.string().nullable(),
  entries: z.int().min(1),
  /** Entries of this seal and all before it. */
  total: z.int().min(1),
  root: z.string(),
  at: z.iso.datetime(),
  keyId: z.string(),
});
export type Head = z.infer<typeof Head>;

/** A head with the proof of who made it: publish it anywhere we cannot reach, and history is fixed. */
export const SignedHead = z.object({
  /** Exactly the bytes that were signed. */
  head: z.string(),
  hash: z.string(),
  signature: z.string(),
  /** Ed25519, SPKI in DER, base64. */
  publicKey: z.string(),
});
export type SignedHead = z.infer<typeof SignedHead>;

export const headText = (head: Head): string => JSON.stringify(Head.parse(head));

export const headHash = (text: string): string => createHash("sha256").update(text).digest("hex");

export type KeyPair = { publicKey: string; privateKey: string };

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return {
    publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    privateKey: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
  };
}

export const signText = (text: string, privateKey: string): string => {
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), type: "pkcs8", format: "der" });
  return sign(null, Buffer.from(text), key).toString("base64");
};

export function isSignedBy(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), type: "spki", format: "der" });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}
