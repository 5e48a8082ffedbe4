import { createHmac } from "node:crypto";
import { randomLetters } from "#kernel/ids";
import type { Secrets } from "#kernel/secrets";

const LENGTH = 32;
const SHAPE = /^[A-Za-z0-9]{32}$/;

/** 32 lower-case letters and digits: PagerDuty's length, 165 bits. */
export const newRoutingKey = (): string => randomLetters(LENGTH);

export const looksLikeRoutingKey = (text: string): boolean => SHAPE.test(text);

/** What is stored for looking a key up: useless to whoever has the database but not our key. */
export function routingKeyHasher(secrets: Pick<Secrets, "derive">): (routingKey: string) => string {
  const key = secrets.derive("routing-key");
  return (routingKey) => createHmac("sha256", key).update(routingKey).digest("hex");
}
