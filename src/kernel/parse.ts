import type { ZodType } from "zod";
import { refuse } from "./refusals.ts";

/** The input as the schema describes it, or the refusal `invalid-input` that lists each wrong field. */
export function parse<Output>(schema: ZodType<Output>, input: unknown): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join("."), says: issue.message }));
  throw refuse("invalid-input", {}, { fields });
}
