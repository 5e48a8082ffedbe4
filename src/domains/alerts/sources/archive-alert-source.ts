import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { sourceChanged } from "../events.ts";
import { id } from "../verbs/inputs.ts";
import { lockSource } from "./source-view.ts";

/** Takes a source out of use: what still comes in is turned away, its alerts stay and keep naming it. */
export async function archiveAlertSource(ctx: Ctx, input: { sourceId: string }): Promise<void> {
  allow(ctx, "sources.manage");
  const { sourceId } = parse(z.object({ sourceId: id }), input);
  await ctx.transaction(async (tx) => {
    const source = await lockSource(tx, sourceId);
    const now = ctx.clock.now();
    await tx
      .updateTable("alert_source")
      .set({ archived_at: now, disabled_at: source.disabled_at ?? now, updated_at: now })
      .where("id", "=", sourceId)
      .execute();
    await audit(
      tx,
      ctx,
      "alert-source.archive",
      { kind: "alert-source", id: sourceId },
      { name: source.name },
    );
    await record(tx, ctx, sourceChanged, sourceId, { sourceId, change: "archived" });
  });
}
