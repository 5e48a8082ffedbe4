import { mayKnow, type Ring } from "#domains/incidents";
import type { Audience, KnownFact } from "../types.ts";

/** The innermost ring alone reads the internal title, the incident room and the bridge. */
const ROOM_RING = 1;
/** Inside the organisation: number and severity of the incident, and the names of services. */
const INSIDE_RING = 4;
/** Outside, everybody reads what customers may know. */
const CUSTOMER_RING: Ring = 5;

export const knownFacts = (audience: Audience, facts: readonly KnownFact[]): KnownFact[] =>
  facts.filter((fact) => mayKnow(audience, fact));

export const hiddenFacts = (audience: Audience, facts: readonly KnownFact[]): KnownFact[] =>
  facts.filter((fact) => !mayKnow(audience, fact));

export const mayEnterRoom = (audience: Pick<Audience, "ring">): boolean => audience.ring <= ROOM_RING;
export const isInside = (audience: Pick<Audience, "ring">): boolean => audience.ring <= INSIDE_RING;

/** Facts that anybody may know: what a macro for customers may be made of. */
export const publicFacts = (facts: readonly KnownFact[]): KnownFact[] =>
  facts.filter((fact) => mayKnow({ ring: CUSTOMER_RING, compartments: [] }, fact));
