import { z } from "zod";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { allow } from "../allow.ts";
import { audit } from "../audit.ts";
import { workspaceUpdated } from "../events.ts";
import { presentWorkspace, type WorkspaceView } from "./read-workspace.ts";

const UpdateWorkspaceInput = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  timeZone: z.string().max(64).optional(),
  locale: z.string().max(35).optional(),
});
export type UpdateWorkspace = z.input<typeof UpdateWorkspaceInput>;

/** Name, time zone and language that apply where nobody said otherwise. The slug stays: addresses contain it. */
export async function updateWorkspace(ctx: Ctx, input: UpdateWorkspace): Promise<WorkspaceView> {
  allow(ctx, "workspace.manage");
  const { name, timeZone, locale } = parse(UpdateWorkspaceInput, input);
  return ctx.transaction(async (tx) => {
    const before = await tx.selectFrom("workspace").selectAll().forUpdate().executeTakeFirstOrThrow();
    const wanted = {
      name: name ?? before.name,
      time_zone: timeZone ?? before.time_zone,
      locale: locale ?? before.locale,
    };
    const changed = (["name", "time_zone", "locale"] as const).filter((key) => wanted[key] !== before[key]);
    if (changed.length === 0) return presentWorkspace(before);
    const row = await tx
      .updateTable("workspace")
      .set({ ...wanted, updated_at: ctx.clock.now() })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "workspace.update", { kind: "workspace", id: row.id }, { changed });
    await record(tx, ctx, workspaceUpdated, row.id, { changed });
    return presentWorkspace(row);
  });
}
