import { after, days, hours } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import { refuse } from "../refusals.ts";

/** What a link in a mail to a subscriber lets its holder do. */
export type LinkPurpose = "confirm" | "manage" | "unsubscribe" | "erase";

export const CONFIRM_WITHIN_MS = hours(48);
const MANAGE_WITHIN_MS = days(30);

type Signer = Pick<Ctx, "publicUrl" | "secrets" | "workspaceId" | "clock">;

export const confirmLinkFor = (ctx: Signer, subscriberId: string): string =>
  link(ctx, "confirm", subscriberId, after(ctx.clock.now(), CONFIRM_WITHIN_MS));

export const manageLinkFor = (ctx: Signer, subscriberId: string): string =>
  link(ctx, "manage", subscriberId, after(ctx.clock.now(), MANAGE_WITHIN_MS));

export const eraseLinkFor = (ctx: Signer, subscriberId: string): string =>
  link(ctx, "erase", subscriberId, after(ctx.clock.now(), MANAGE_WITHIN_MS));

/**
 * Unsubscribes on POST (also by RFC 8058 one click) and shows a button on GET. Never expires: whoever keeps an old
 * mail can still leave.
 */
export const unsubscribeLinkFor = (ctx: Signer, subscriberId: string): string =>
  link(ctx, "unsubscribe", subscriberId);

const link = (ctx: Signer, purpose: LinkPurpose, subscriberId: string, expiresAt?: Date): string => {
  const payload = { w: ctx.workspaceId, s: subscriberId };
  return `${ctx.publicUrl}/subscriptions/${purpose}/${ctx.secrets.signLink(`subscription.${purpose}`, payload, expiresAt)}`;
};

/** Whose link it is. Throws a refusal for one that is broken or too old. */
export function readSubscriberLink(
  runtime: Pick<Ctx, "secrets" | "clock">,
  purpose: LinkPurpose,
  token: string,
): { workspaceId: string; subscriberId: string } {
  const reading = runtime.secrets.readLink(`subscription.${purpose}`, token, runtime.clock.now());
  if (!reading.ok)
    throw refuse(reading.why === "expired" ? "subscription-link-expired" : "subscription-link-invalid");
  const { w, s } = reading.payload;
  if (!w || !s) throw refuse("subscription-link-invalid");
  return { workspaceId: w, subscriberId: s };
}
