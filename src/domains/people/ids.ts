import type { Id } from "#kernel/ids";

export type PersonId = Id<"person">;
export type TeamId = Id<"team">;
export type ContactMethodId = Id<"contact-method">;
export type ServiceId = Id<"service">;
