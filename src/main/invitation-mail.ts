import { type InvitationToMail, invitationCreated, invitationToMail } from "#domains/access";
import { type DeliveryId, definePurpose, queueDelivery, type Rendered } from "#domains/delivery";
import { on } from "#kernel/events";
import { defineTexts } from "#kernel/texts";

const INVITATION = "invitation";

const texts = defineTexts({
  en: {
    subject: "You are invited to {workspace} on Ripplecast",
    text: "You were invited to {workspace} as {role}. The link below is for you alone and works once, until {until} (UTC).",
    join: "Join {workspace}",
    why: "Somebody who manages {workspace} invited this address.",
    reason: "invited to {workspace} as {role}",
    over: "the invitation was answered, taken back or replaced, or it expired",
  },
});

/** Mails an invitation to the address it is for. */
export const mailInvitation = on(invitationCreated, "access.mail-invitation", async (ctx, { subjectId }) => {
  const invitation = await invitationToMail(ctx, subjectId);
  if (!invitation) return;
  const { email, role, workspaceName: workspace, locale, timeZone } = invitation;
  await ctx.transaction((tx) =>
    queueDelivery(tx, ctx, {
      purpose: INVITATION,
      subjectId,
      channel: "email",
      address: { address: email },
      reason: texts(locale)("reason", { workspace, role }),
      locale,
      timeZone,
      urgency: "transactional",
      drill: false,
      idempotencyKey: `invitation/${subjectId}`,
    }),
  );
});

export const invitationPurpose = definePurpose({
  kind: INVITATION,
  async unwanted(ctx, deliveries) {
    const reasons = new Map<DeliveryId, string>();
    for (const { id, subjectId, locale } of deliveries)
      if (!(await invitationToMail(ctx, subjectId))) reasons.set(id, texts(locale)("over"));
    return reasons;
  },
  async render(ctx, deliveries) {
    const rendered = new Map<DeliveryId, Rendered>();
    for (const { id, subjectId, locale } of deliveries) {
      const invitation = await invitationToMail(ctx, subjectId);
      if (invitation) rendered.set(id, { words: words(invitation, locale) });
    }
    return rendered;
  },
});

function words(invitation: InvitationToMail, locale: string): Rendered["words"] {
  const { workspaceName: workspace, role, expiresAt, url } = invitation;
  const say = texts(locale);
  const until = expiresAt.toISOString().slice(0, 16).replace("T", " ");
  return {
    subject: say("subject", { workspace }),
    text: say("text", { workspace, role, until }),
    links: [{ label: say("join", { workspace }), url }],
    why: say("why", { workspace }),
    locale,
  };
}
