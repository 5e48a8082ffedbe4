type Params = Record<string, string | number>;

/** Text for people, by key, in one language. */
export type Say<Key extends string> = (key: Key, params?: Params) => string;

/** Whether a locale is written from right to left. */
export const directionOf = (locale: string): "ltr" | "rtl" =>
  /^(ar|arc|dv|fa|ha|he|khw|ks|ku|ps|sd|ug|ur|yi)\b/i.test(locale) ? "rtl" : "ltr";

/**
 * Declares the texts of one part of the product. English is complete; other locales may lack keys and then fall
 * back to it, first by language (`de-AT` → `de`). Texts hold `{slots}`.
 */
export function defineTexts<Texts extends Record<string, string>>(
  catalogue: { en: Texts } & Record<string, Partial<Texts>>,
): (locale: string) => Say<keyof Texts & string> {
  return (locale) => {
    const chosen = catalogue[locale] ?? catalogue[locale.split("-")[0] ?? "en"] ?? catalogue.en;
    return (key, params = {}) => fill(chosen[key] ?? catalogue.en[key] ?? key, params);
  };
}

const fill = (text: string, params: Params): string =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) => String(params[name] ?? slot));
