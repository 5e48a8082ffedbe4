import { defineTexts } from "#kernel/texts";

/** The few words that the mail layout itself says. */
export const say = defineTexts({
  en: { unsubscribe: "Unsubscribe", links: "Links" },
  de: { unsubscribe: "Abbestellen", links: "Links" },
  fr: { unsubscribe: "Se désabonner", links: "Liens" },
  es: { unsubscribe: "Cancelar la suscripción", links: "Enlaces" },
});
