import { z } from "zod";
import type { FactValue } from "../types.ts";
import type { FactKind } from "./fact-kinds.ts";
import { factAnswer, factChoice } from "./fact-texts.ts";

const line = z.string().trim().min(1);

/** What a value of this kind must look like. Times come out as ISO 8601 in UTC. */
export function factValueSchema(kind: Pick<FactKind, "type" | "options">): z.ZodType<FactValue> {
  switch (kind.type) {
    case "text":
      return line.max(4000);
    case "list":
      return z.array(line.max(300)).min(1).max(50);
    case "share":
      return z.number().min(0).max(1);
    case "count":
    case "duration":
      return z.number().int().min(0);
    case "answer":
      return z.enum(["yes", "no", "unknown"]);
    case "time":
      return z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
    case "url":
      return z.url({ protocol: /^https?$/ }).max(2000);
    case "choice":
      return z
        .string()
        .refine((value) => kind.options.includes(value), `must be one of ${kind.options.join(", ")}`);
  }
}

export const sameValue = (a: FactValue | null, b: FactValue | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** A value in words, for people who read one line: timelines, refusals, comparisons. */
export function factInWords(
  kind: Pick<FactKind, "key" | "type">,
  value: FactValue | null,
  locale: string,
): string {
  if (value === null) return "–";
  if (Array.isArray(value)) return value.join(", ");
  switch (kind.type) {
    case "share":
      return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(
        Number(value),
      );
    case "count":
      return new Intl.NumberFormat(locale).format(Number(value));
    case "answer":
      return factAnswer(String(value), locale);
    case "choice":
      return factChoice(kind.key, String(value), locale);
    case "time":
      return `${String(value).slice(0, 16).replace("T", " ")} UTC`;
    default:
      return String(value);
  }
}
