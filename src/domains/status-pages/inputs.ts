import { z } from "zod";

/** Pieces of what callers send. */
export const Id = z.string().min(1).max(40);
export const Title = z.string().trim().min(1).max(255);
/** Statuspage's own limit for a body. */
export const Body = z.string().trim().min(1).max(25_000);
export const Description = z.string().trim().max(500).nullable();
export const TimeZone = z.string().max(64).refine(isTimeZone, "is not a time zone name such as Europe/Paris");
export const Locale = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
export const PlainDate = z.iso.date();
export const Instant = z.union([z.date(), z.iso.datetime().transform((text) => new Date(text))]);
export const Slug = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case letters, digits and single hyphens");
export const Link = z.url({ protocol: /^(https?|mailto)$/ }).nullable();
export const ComponentStateInput = z.enum([
  "operational",
  "degraded_performance",
  "partial_outage",
  "major_outage",
  "under_maintenance",
]);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A moment as the API writes it. */
export const iso = (at: Date): string => at.toISOString();
export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;
