import type { Reaction } from "#kernel/events";

/** Everything that happens because something else happened: the one place to look. */
export const reactions: readonly Reaction[] = [];
