import { en } from "./en.ts";

export type TextKey = keyof typeof en;

const catalogues: Record<string, Partial<Record<TextKey, string>>> = { en };

const chosen = catalogues[navigator.language] ?? catalogues[navigator.language.split("-")[0] ?? "en"] ?? en;

/** Every text of the console comes from here: by key, with `{slots}`. */
export const t = (key: TextKey, params: Record<string, string | number> = {}): string =>
  (chosen[key] ?? en[key]).replace(/\{(\w+)\}/g, (slot, name: string) => String(params[name] ?? slot));
