import { membershipsOf, passwordResetRequested, passwordResetToMail } from "#domains/access";
import { type DeliveryId, definePurpose, queueDelivery, type Rendered, slot } from "#domains/delivery";
import { workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import { on } from "#kernel/events";
import { defineTexts } from "#kernel/texts";

const PASSWORD_RESET = "password-reset";

const texts = defineTexts({
  en: {
    subject: "Set a new password for Ripplecast",
    text: "Somebody asked for a new password for {email}. The link below works once, within an hour. If it was not you, do nothing: your password stays as it is.",
    open: "Set a new password",
    why: "A new password was asked for at the sign-in page.",
    reason: "asked for a new password",
    over: "the link was used or has expired",
  },
  de: {
    subject: "Neues Passwort für Ripplecast setzen",
    text: "Jemand hat ein neues Passwort für {email} angefordert. Der Link unten gilt einmal und eine Stunde lang. Wenn Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.",
    open: "Neues Passwort setzen",
    why: "Auf der Anmeldeseite wurde ein neues Passwort angefordert.",
    reason: "hat ein neues Passwort angefordert",
    over: "der Link wurde benutzt oder ist abgelaufen",
  },
  fr: {
    subject: "Choisir un nouveau mot de passe pour Ripplecast",
    text: "Quelqu’un a demandé un nouveau mot de passe pour {email}. Le lien ci-dessous fonctionne une fois, pendant une heure. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.",
    open: "Choisir un nouveau mot de passe",
    why: "Un nouveau mot de passe a été demandé sur la page de connexion.",
    reason: "a demandé un nouveau mot de passe",
    over: "le lien a été utilisé ou a expiré",
  },
});

/** Mails the link to the address of the account, wherever the person is otherwise reached. */
export const mailPasswordReset = on(
  passwordResetRequested,
  "access.mail-password-reset",
  async (ctx, { id, data }) => {
    const reset = await passwordResetToMail(ctx, data.userId);
    if (!reset) return;
    await ctx.transaction(async (tx) => {
      const { locale, timeZone } = await workspaceDefaults(tx, ctx);
      await queueDelivery(tx, ctx, {
        purpose: PASSWORD_RESET,
        subjectId: data.userId,
        channel: "email",
        address: { address: reset.user.email },
        personId: await personOf(ctx, data.userId),
        reason: texts(locale)("reason"),
        locale,
        timeZone,
        urgency: "transactional",
        drill: false,
        idempotencyKey: `password-reset/${id}`,
      });
    });
  },
);

const personOf = async (ctx: Ctx, userId: string) =>
  (await membershipsOf(ctx.db, userId)).find(({ workspaceId }) => workspaceId === ctx.workspaceId)
    ?.personId ?? null;

export const passwordResetPurpose = definePurpose({
  kind: PASSWORD_RESET,
  async unwanted(ctx, deliveries) {
    const reasons = new Map<DeliveryId, string>();
    for (const { id, subjectId, locale } of deliveries)
      if (!(await passwordResetToMail(ctx, subjectId))) reasons.set(id, texts(locale)("over"));
    return reasons;
  },
  async render(ctx, deliveries) {
    const rendered = new Map<DeliveryId, Rendered>();
    for (const { id, subjectId, locale } of deliveries) {
      const reset = await passwordResetToMail(ctx, subjectId);
      if (reset)
        rendered.set(id, { words: words(locale), slots: { email: reset.user.email, url: reset.url } });
    }
    return rendered;
  },
});

// The link is a key to the account: as a slot it is kept nowhere.
function words(locale: string): Rendered["words"] {
  const say = texts(locale);
  return {
    subject: say("subject"),
    text: say("text", { email: slot("email") }),
    links: [{ label: say("open"), url: slot("url") }],
    why: say("why"),
    locale,
  };
}
