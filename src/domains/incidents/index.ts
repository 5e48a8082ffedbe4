export type { FactChange } from "./change-fact.ts";
export { deriveFacts, durationSeconds, type KnownFact, knownTo } from "./derive-facts.ts";
export { defaultRing, type FactKind, type FactType, factKind, factKinds } from "./fact-kinds.ts";
export { factHint, factLabel, factOptions } from "./fact-texts.ts";
export { factInWords } from "./fact-values.ts";
export * from "./types.ts";
export { type Clearance, mayKnow } from "./visibility.ts";
