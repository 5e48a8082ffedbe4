import { z } from "zod";

/** Public ids: twelve lower-case letters and digits. */
export const id = z
  .string()
  .regex(/^[a-z0-9]{12}$/)
  .meta({ description: "Twelve lower-case letters and digits.", example: "k3v9q2m7x1ab" });

/** A moment, ISO 8601 in UTC. */
export const time = z.iso
  .datetime()
  .meta({ description: "ISO 8601, UTC.", example: "2026-11-23T14:30:00.000Z" });

/** An IANA time zone this machine knows. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "is not a time zone name such as Europe/Paris")
  .meta({ description: "IANA time zone name.", example: "Europe/Paris" });

/** A BCP 47 language tag. */
export const locale = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(35)
  .meta({ description: "BCP 47 language tag.", example: "en" });

/** `?limit&cursor` of every list. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** One page of a list; `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export type PageOf<Item> = { items: Item[]; nextCursor: string | null };

/** Every error: RFC 9457 problem details with a code from the catalogue and what to do next. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    doNext: z.string(),
    requestId: z.string().optional(),
    fields: z.array(z.object({ path: z.string(), says: z.string() })).optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problem>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
