import type { ComponentDirectory, ComponentRef } from "#domains/incidents";
import { componentsById, componentsForServices } from "#domains/status-pages";

/** Incidents name components; status pages have them. */
export const componentsOfPages: ComponentDirectory = {
  ofServices: async (tx, ctx, ids) => (await componentsForServices(ctx.within(tx), ids)).map(present),
  named: async (tx, ctx, ids) => (await componentsById(ctx.within(tx), ids)).map(present),
};

const present = (found: Awaited<ReturnType<typeof componentsById>>[number]): ComponentRef => ({
  id: found.componentId,
  name: found.name,
  serviceId: found.serviceId,
  public: found.pageKind === "public",
});
