import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { type AlertDetail, alertDetail } from "../alert-view.ts";

/** One alert with its log and what the monitor sent last. */
export async function getAlert(ctx: Ctx, { alertId }: { alertId: string }): Promise<AlertDetail> {
  allow(ctx, "alerts.read");
  return ctx.transaction((tx) => alertDetail(tx, ctx, alertId));
}
