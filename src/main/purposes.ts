import type { Purpose } from "#domains/delivery";

/** Everything that is ever sent to anybody: whether it is still wanted, and its words. */
export const purposes: readonly Purpose[] = [];
