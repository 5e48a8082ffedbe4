import type { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { serviceChanged } from "../events.ts";
import { refuseTakenServiceName, refuseUnknownTeam, UpdateServiceInput } from "./service-input.ts";
import { readService, type ServiceView } from "./service-view.ts";
import { writeDependencies } from "./write-dependencies.ts";

export type UpdateService = z.input<typeof UpdateServiceInput>;

export async function updateService(ctx: Ctx, input: UpdateService): Promise<ServiceView> {
  allow(ctx, "people.manage");
  const { serviceId, dependsOnIds, ...change } = parse(UpdateServiceInput, input);
  return ctx.transaction(async (tx) => {
    const before = await readService(tx, serviceId);
    if (change.name) await refuseTakenServiceName(tx, change.name, serviceId);
    await refuseUnknownTeam(tx, change.teamId);
    const after = { ...before, teamId: before.team?.id ?? null, ...change };
    await tx
      .updateTable("service")
      .set({
        name: after.name,
        description: after.description,
        tier: after.tier,
        team_id: after.teamId,
        escalation_policy_id: after.escalationPolicyId,
        updated_at: ctx.clock.now(),
      })
      .where("id", "=", serviceId)
      .execute();
    if (dependsOnIds) await writeDependencies(tx, ctx, serviceId, dependsOnIds);
    const changed = Object.keys(change).concat(dependsOnIds ? ["dependsOn"] : []);
    await audit(tx, ctx, "service.update", { kind: "service", id: serviceId }, { changed });
    await record(tx, ctx, serviceChanged, serviceId, { change: "updated" });
    return readService(tx, serviceId);
  });
}
