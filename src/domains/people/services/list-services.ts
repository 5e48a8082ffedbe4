import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { readService, readServices, type ServiceView } from "./service-view.ts";

export async function listServices(ctx: Ctx): Promise<ServiceView[]> {
  allow(ctx, "people.read");
  return ctx.transaction((tx) => readServices(tx));
}

export async function getService(ctx: Ctx, input: { serviceId: string }): Promise<ServiceView> {
  allow(ctx, "people.read");
  return ctx.transaction((tx) => readService(tx, input.serviceId));
}
