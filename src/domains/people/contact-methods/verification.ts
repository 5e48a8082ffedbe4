import { after, hours } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type AnySettings, openSettings } from "#kernel/fields";
import { type Id, randomLetters } from "#kernel/ids";
import { kindOf } from "./contact-method-kinds.ts";

export const VERIFICATION_LINK = "contact-method-verification";
const VALID_MS = hours(24);
/** Of a million codes, so nobody guesses one in five tries. */
export const MOST_WRONG_CODES = 5;

/** Columns that start a verification anew: every older code and link is then worthless. */
export const freshVerification = (now: Date) => ({
  verification_nonce: randomLetters(16),
  verification_expires_at: after(now, VALID_MS),
  wrong_codes: 0,
});

/** Six digits that follow from the request, so that no code is ever stored. */
export function codeFor(ctx: Pick<Ctx, "secrets">, contactMethodId: string, nonce: string): string {
  const hash = ctx.secrets.keyedHash("contact-method-code", `${contactMethodId}.${nonce}`);
  return String(Number.parseInt(hash.slice(0, 12), 16) % 1_000_000).padStart(6, "0");
}

/** What the message with the code needs. */
export type Verification = {
  person: { id: Id<"person">; name: string; locale: string; timeZone: string };
  channel: string;
  address: AnySettings;
  code: string;
  /** Path and query below the public URL; shows a button, acts on POST. */
  linkPath: string;
  expiresAt: Date;
  /** Changes with every request: part of an idempotency key. */
  requestKey: string;
};

/** The open verification of a contact method; null when there is nothing (more) to verify. */
export async function verificationOf(
  tx: Tx,
  ctx: Ctx,
  contactMethodId: string,
): Promise<Verification | null> {
  const row = await tx
    .selectFrom("contact_method as m")
    .innerJoin("person as p", "p.id", "m.person_id")
    .selectAll("m")
    .select(["p.name", "p.locale", "p.time_zone"])
    .where("m.id", "=", contactMethodId)
    .where("m.verified_at", "is", null)
    .where("p.deactivated_at", "is", null)
    .executeTakeFirst();
  if (!row?.verification_nonce || !row.verification_expires_at) return null;
  if (row.verification_expires_at <= ctx.clock.now()) return null;
  const payload = { w: ctx.workspaceId, m: row.id, n: row.verification_nonce };
  return {
    person: {
      id: row.person_id as Id<"person">,
      name: row.name,
      locale: row.locale,
      timeZone: row.time_zone,
    },
    channel: row.channel,
    address: openSettings(kindOf(ctx, row.channel).address, row.address as AnySettings, ctx.secrets),
    code: codeFor(ctx, row.id, row.verification_nonce),
    linkPath: `/verify/${ctx.secrets.signLink(VERIFICATION_LINK, payload, row.verification_expires_at)}`,
    expiresAt: row.verification_expires_at,
    requestKey: row.verification_nonce.slice(0, 6),
  };
}
