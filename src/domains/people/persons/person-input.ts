import { z } from "zod";

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

export const Name = z.string().trim().min(1).max(120);
export const TimeZone = z.string().max(64).refine(isTimeZone, "is not a time zone name such as Europe/Paris");
export const Locale = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

const fields = {
  name: Name,
  email: z.email().max(254),
  title: z.string().trim().max(120).nullable(),
  locale: Locale,
  timeZone: TimeZone,
  attributes: z.record(z.string().min(1).max(60), z.string().max(500)),
};

/** Who can be told something. Locale and time zone default to the workspace's. */
export const CreatePersonInput = z.object({
  name: fields.name,
  email: fields.email,
  title: fields.title.default(null),
  locale: fields.locale.optional(),
  timeZone: fields.timeZone.optional(),
  attributes: fields.attributes.default({}),
});

/** What is absent stays as it is. */
export const UpdatePersonInput = z.object(fields).partial().extend({ personId: z.string() });
