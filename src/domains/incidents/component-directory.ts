import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { definePort } from "#kernel/ports";

/** A component of a status page, as readers know it. */
export type ComponentRef = { id: string; name: string; serviceId: string | null; public: boolean };

/** Components belong to status pages, above this domain; main binds what finds them. */
export type ComponentDirectory = {
  /** The components by which these services appear on status pages, in page order. */
  ofServices(tx: Tx, ctx: Ctx, serviceIds: readonly string[]): Promise<ComponentRef[]>;
  /** The components of these ids; unknown ids are left out. */
  named(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<ComponentRef[]>;
};

export const componentDirectory = definePort<ComponentDirectory>("incidents.component-directory");
