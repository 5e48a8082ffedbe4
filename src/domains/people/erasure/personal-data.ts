import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { definePort } from "#kernel/ports";

/** Whose data: the row of the person as it is before anything is erased. */
export type DataOf = { id: string; name: string; email: string };

/**
 * What one domain keeps about people. Every domain that keeps something has a part; `main/ports.ts` lists them, the
 * topmost first, so that what refers goes before what is referred to. Everything runs in one transaction.
 */
export type PersonalDataPart = {
  /** For the export: sections by name, ready to be written as JSON. */
  held(tx: Tx, ctx: Ctx, person: DataOf): Promise<Record<string, unknown>>;
  /** Where somebody else must take over first, in words that end "is still needed: …". */
  neededFor?(tx: Tx, ctx: Ctx, person: DataOf, locale: string): Promise<string[]>;
  /** Removes what is theirs; answers further words that name them, such as addresses. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most parts have no words to add
  erase?(tx: Tx, ctx: Ctx, person: DataOf): Promise<string[] | void>;
};

export const personalData = definePort<readonly PersonalDataPart[]>("people.personal-data");
