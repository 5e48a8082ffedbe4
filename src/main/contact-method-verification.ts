import {
  type DeliveryId,
  definePurpose,
  type PendingDelivery,
  queueDelivery,
  type Rendered,
} from "#domains/delivery";
import { contactMethodVerificationRequested, type Verification, verificationOf } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import { on } from "#kernel/events";
import { defineTexts } from "#kernel/texts";

const VERIFICATION = "contact-method-verification";

const texts = defineTexts({
  en: {
    subject: "{code} confirms this address",
    text: "Enter the code {code} in Ripplecast, or use the button. Until then nothing else is sent here.\n\nIf you did not ask for this, do nothing.",
    confirm: "Confirm this address",
    why: "Somebody with an account on this Ripplecast added this address to {name}.",
    reason: "{name} asked to verify this address",
    over: "it was verified, removed or asked for again meanwhile",
  },
});

/** Sends the code to an address that a person added. */
export const sendVerification = on(
  contactMethodVerificationRequested,
  "people.send-verification",
  async (ctx, { subjectId }) => {
    await ctx.transaction(async (tx) => {
      const open = await verificationOf(tx, ctx, subjectId);
      if (!open) return;
      const { person, channel, address, requestKey } = open;
      await queueDelivery(tx, ctx, {
        purpose: VERIFICATION,
        subjectId,
        channel,
        address,
        personId: person.id,
        reason: texts(person.locale)("reason", { name: person.name }),
        locale: person.locale,
        timeZone: person.timeZone,
        urgency: "transactional",
        drill: false,
        detail: { requestKey },
        idempotencyKey: `verification/${subjectId}/${requestKey}`,
      });
    });
  },
);

export const verificationPurpose = definePurpose({
  kind: VERIFICATION,
  async unwanted(ctx, deliveries) {
    const reasons = new Map<DeliveryId, string>();
    for (const delivery of deliveries)
      if (!(await openFor(ctx, delivery))) reasons.set(delivery.id, texts(delivery.locale)("over"));
    return reasons;
  },
  async render(ctx, deliveries) {
    const rendered = new Map<DeliveryId, Rendered>();
    for (const delivery of deliveries) {
      const open = await openFor(ctx, delivery);
      if (open) rendered.set(delivery.id, { words: words(ctx, open, delivery.locale) });
    }
    return rendered;
  },
});

async function openFor(ctx: Ctx, delivery: PendingDelivery): Promise<Verification | null> {
  const open = await ctx.transaction((tx) => verificationOf(tx, ctx, delivery.subjectId));
  return open?.requestKey === delivery.detail.requestKey ? open : null;
}

function words(ctx: Ctx, { code, linkPath, person }: Verification, locale: string): Rendered["words"] {
  const say = texts(locale);
  return {
    subject: say("subject", { code }),
    text: say("text", { code }),
    links: [{ label: say("confirm"), url: `${ctx.publicUrl}${linkPath}` }],
    why: say("why", { name: person.name }),
    locale,
  };
}
