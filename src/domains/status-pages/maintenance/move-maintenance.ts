import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { Body, Id } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { MaintenanceStatus } from "../types.ts";
import { setMaintenanceClocks } from "./maintenance-deadlines.ts";
import { lockMaintenance, type MaintenanceDetails, presentMaintenance } from "./maintenance-row.ts";
import { moveTo } from "./move-to.ts";

const MoveInput = z.object({
  maintenanceId: Id,
  status: z.enum(["in_progress", "verifying", "completed", "cancelled"]),
  body: Body.optional(),
});
export type MoveMaintenance = z.input<typeof MoveInput>;

const STEPS: Record<MaintenanceStatus, readonly MaintenanceStatus[]> = {
  scheduled: ["in_progress", "cancelled"],
  in_progress: ["verifying", "completed"],
  verifying: ["in_progress", "completed"],
  completed: [],
  cancelled: [],
};

/** Starts, checks, completes or cancels a maintenance by hand. Repeating a step does nothing. */
export async function moveMaintenance(ctx: Ctx, input: MoveMaintenance): Promise<MaintenanceDetails> {
  allow(ctx, "pages.manage");
  const { maintenanceId, status, body } = parse(MoveInput, input);
  return ctx.transaction(async (tx) => {
    const row = await lockMaintenance(tx, maintenanceId);
    if (row.status === status) return presentMaintenance(tx, ctx, row);
    if (!STEPS[row.status].includes(status))
      throw refuse("maintenance-step-wrong", { from: row.status, to: status });
    const moved = await moveTo(tx, ctx, row, status, body);
    await setMaintenanceClocks(tx, ctx, moved);
    await audit(
      tx,
      ctx,
      "maintenance.move",
      { kind: "maintenance", id: row.id },
      { from: row.status, to: status },
    );
    return presentMaintenance(tx, ctx, moved);
  });
}
