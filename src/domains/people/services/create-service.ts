import type { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { serviceChanged } from "../events.ts";
import { CreateServiceInput, refuseTakenServiceName, refuseUnknownTeam } from "./service-input.ts";
import { readService, type ServiceView } from "./service-view.ts";
import { writeDependencies } from "./write-dependencies.ts";

export type CreateService = z.input<typeof CreateServiceInput>;

export async function createService(ctx: Ctx, input: CreateService): Promise<ServiceView> {
  allow(ctx, "people.manage");
  const { name, description, tier, teamId, escalationPolicyId, dependsOnIds } = parse(
    CreateServiceInput,
    input,
  );
  return ctx.transaction(async (tx) => {
    await refuseTakenServiceName(tx, name);
    await refuseUnknownTeam(tx, teamId);
    const id = newId<"service">();
    const now = ctx.clock.now();
    await tx
      .insertInto("service")
      .values({
        workspace_id: ctx.workspaceId,
        id,
        name,
        description,
        tier,
        team_id: teamId,
        escalation_policy_id: escalationPolicyId,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await writeDependencies(tx, ctx, id, dependsOnIds);
    await audit(tx, ctx, "service.create", { kind: "service", id }, { name });
    await record(tx, ctx, serviceChanged, id, { change: "created" });
    return readService(tx, id);
  });
}
