import type { Binding } from "#kernel/ports";

/** What fills the places where a domain needs something that lies above it. */
export const bindings: readonly Binding[] = [];
