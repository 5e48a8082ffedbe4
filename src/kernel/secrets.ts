import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** What a signed link says when it is read back. */
export type LinkReading =
  | { ok: true; payload: Record<string, string>; expiresAt: Date | null }
  | { ok: false; why: "bad" | "expired" };

export type Secrets = {
  /** Short public name of the key in use; sealed values and links carry it. */
  keyId: string;
  /** Encrypts a value for storage (AES-256-GCM). */
  seal(plain: string): string;
  /** Opens what `seal` made. Throws when it was changed or made with another key. */
  open(sealed: string): string;
  /** A token for a URL that carries purpose, key id, payload and expiry (`undefined`: never). */
  signLink(purpose: string, payload: Record<string, string>, expiresAt?: Date): string;
  readLink(purpose: string, token: string, now: Date): LinkReading;
  /** A keyed hash (hex) for look-ups and commitments: useless to whoever lacks the key. */
  keyedHash(purpose: string, value: string): string;
  /** Hash (hex) of a random token that we store instead of the token. */
  hashToken(token: string): string;
  /** 32 bytes for one purpose, for example a signing seed. */
  derive(purpose: string): Buffer;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** All secrets of an installation, derived from its one SECRET_KEY (at least 32 characters). */
export function createSecrets(secretKey: string): Secrets {
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", secretKey, "ripplecast", purpose, 32));
  // As key objects: given as bytes, each use would cost several times as much as the cipher itself.
  const sealKey = createSecretKey(derive("seal"));
  const linkKey = createSecretKey(derive("link"));
  const hashKeys = new Map<string, KeyObject>();
  const hashKey = (purpose: string): KeyObject => {
    const key = hashKeys.get(purpose) ?? createSecretKey(derive(`hash:${purpose}`));
    hashKeys.set(purpose, key);
    return key;
  };
  const keyId = createHash("sha256").update(derive("key-id")).digest("hex").slice(0, 8);
  const hmac = (key: KeyObject, text: string) => createHmac("sha256", key).update(text).digest();

  return {
    keyId,
    derive,
    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", sealKey, nonce);
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return `v1.${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed) {
      const [version, id, body] = sealed.split(".");
      if (version !== "v1" || id !== keyId || !body) throw new Error("sealed with another key");
      const bytes = Buffer.from(body, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", sealKey, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const plain = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
        decipher.final(),
      ]);
      return plain.toString("utf8");
    },
    signLink(purpose, payload, expiresAt) {
      const expiry = expiresAt ? Math.floor(expiresAt.getTime() / 1000).toString(36) : "0";
      const body = Buffer.from(JSON.stringify(payload)).toString("base64url");
      const signature = hmac(linkKey, `${purpose}\n${keyId}\n${expiry}\n${body}`).toString("base64url");
      return `${keyId}.${expiry}.${body}.${signature}`;
    },
    readLink(purpose, token, now) {
      const [id, expiry, body, signature, ...rest] = token.split(".");
      if (!id || !expiry || !body || !signature || rest.length > 0) return { ok: false, why: "bad" };
      const expected = hmac(linkKey, `${purpose}\n${id}\n${expiry}\n${body}`);
      const given = Buffer.from(signature, "base64url");
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        return { ok: false, why: "bad" };
      const expiresAt = expiry === "0" ? null : new Date(Number.parseInt(expiry, 36) * 1000);
      if (expiresAt && expiresAt <= now) return { ok: false, why: "expired" };
      return { ok: true, payload: JSON.parse(Buffer.from(body, "base64url").toString("utf8")), expiresAt };
    },
    keyedHash: (purpose, value) => hmac(hashKey(purpose), value).toString("hex"),
    hashToken: (token) => createHash("sha256").update(token).digest("hex"),
  };
}
