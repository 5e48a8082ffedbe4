import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { id } from "../verbs/inputs.ts";
import { knownKind } from "./create-alert-source.ts";
import { lockSource } from "./source-view.ts";

export type RoutingKeyView = { routingKey: string; url: string; urlWithKey: string | null; example: string };

/** Shows the key of a source and where to point the monitor. Who looked is written down. */
export async function revealRoutingKey(ctx: Ctx, input: { sourceId: string }): Promise<RoutingKeyView> {
  allow(ctx, "sources.manage");
  const { sourceId } = parse(z.object({ sourceId: id }), input);
  return ctx.transaction(async (tx) => {
    const source = await lockSource(tx, sourceId);
    await audit(tx, ctx, "alert-source.reveal-key", { kind: "alert-source", id: sourceId });
    return routingKeyView(ctx, source.kind, ctx.secrets.open(source.routing_key_sealed));
  });
}

export const routingKeyView = (ctx: Ctx, kind: string, routingKey: string): RoutingKeyView => ({
  routingKey,
  ...knownKind(ctx, kind).setup({ publicUrl: ctx.publicUrl.replace(/\/$/, ""), key: routingKey }),
});
