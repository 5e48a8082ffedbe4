import type { Tx } from "#kernel/db/db";
import { readAudiences } from "../audiences/read-audiences.ts";
import { defaultAudiences } from "../defaults.ts";
import type { Audience, AudienceForm } from "../types.ts";

type Reader = Pick<Audience, "id" | "name" | "ring" | "customerFacing">;

/** The innermost audience that reads this form: what it may not know, nobody who reads these words may. */
export async function readerOf(tx: Tx, form: AudienceForm): Promise<Reader> {
  const reading = (await readAudiences(tx)).find((audience) => audience.form === form);
  const usual = defaultAudiences.find((audience) => audience.form === form);
  if (reading) return reading;
  if (!usual) throw new Error(`no default audience has the form ${form}`);
  return { ...usual, id: "" as Audience["id"] }; // no page is tied to an audience that is not there
}
