import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { serviceChanged } from "../events.ts";
import { readService } from "./service-view.ts";

/** Takes a service out of use; alerts and incidents of the past keep naming it. */
export async function archiveService(ctx: Ctx, input: { serviceId: string }): Promise<void> {
  allow(ctx, "people.manage");
  await ctx.transaction(async (tx) => {
    const { id, name } = await readService(tx, input.serviceId);
    await tx.updateTable("service").set({ archived_at: ctx.clock.now() }).where("id", "=", id).execute();
    await audit(tx, ctx, "service.archive", { kind: "service", id }, { name });
    await record(tx, ctx, serviceChanged, id, { change: "archived" });
  });
}
