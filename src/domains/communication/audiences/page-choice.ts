import type { Audience } from "../types.ts";

/** Which status page an audience reads: customers and everybody outside the public one, colleagues the internal one. */
export const pageChoice = (audience: Pick<Audience, "id" | "customerFacing" | "ring">) => ({
  audienceId: audience.id as string,
  pageKind: isOutside(audience) ? ("public" as const) : ("internal" as const),
});

const isOutside = ({ customerFacing, ring }: Pick<Audience, "customerFacing" | "ring">): boolean =>
  customerFacing || ring === 5;
