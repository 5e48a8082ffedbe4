import { z } from "zod";
import { allow, audit } from "#domains/access";
import { after, minutes } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { sourceChanged } from "../events.ts";
import { newRoutingKey, routingKeyHasher } from "../routing-key.ts";
import { id } from "../verbs/inputs.ts";
import { type RoutingKeyView, routingKeyView } from "./reveal-routing-key.ts";
import { lockSource } from "./source-view.ts";

const LONGEST_OVERLAP_MINUTES = 7 * 24 * 60;
const Input = z.object({
  sourceId: id,
  overlapMinutes: z.number().int().min(0).max(LONGEST_OVERLAP_MINUTES).default(1440),
});
export type RotateRoutingKey = z.input<typeof Input>;

/** Makes a new routing key. The old one keeps working for a while, so that monitors can be changed one by one. */
export async function rotateRoutingKey(ctx: Ctx, input: RotateRoutingKey): Promise<RoutingKeyView> {
  allow(ctx, "sources.manage");
  const { sourceId, overlapMinutes } = parse(Input, input);
  const routingKey = newRoutingKey();
  return ctx.transaction(async (tx) => {
    const source = await lockSource(tx, sourceId);
    const now = ctx.clock.now();
    await tx
      .updateTable("alert_source")
      .set({
        routing_key_hash: routingKeyHasher(ctx.secrets)(routingKey),
        routing_key_sealed: ctx.secrets.seal(routingKey),
        previous_key_hash: source.routing_key_hash,
        previous_key_until: after(now, minutes(overlapMinutes)),
        updated_at: now,
      })
      .where("id", "=", sourceId)
      .execute();
    await audit(
      tx,
      ctx,
      "alert-source.rotate-key",
      { kind: "alert-source", id: sourceId },
      { overlapMinutes },
    );
    await record(tx, ctx, sourceChanged, sourceId, { sourceId, change: "key-rotated" });
    return routingKeyView(ctx, source.kind, routingKey);
  });
}
