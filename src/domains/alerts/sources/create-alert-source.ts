import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { type AnySettings, sealSettings, settingsSchema } from "#kernel/fields";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { sourceChanged } from "../events.ts";
import { refuse } from "../refusals.ts";
import { looksLikeRoutingKey, newRoutingKey, routingKeyHasher } from "../routing-key.ts";
import { alertSources, type Source, sourceOfKind } from "../source.ts";
import { id } from "../verbs/inputs.ts";
import { type AlertSourceView, sourceView } from "./source-view.ts";

const Input = z.object({
  kind: z.string().min(1).max(50),
  name: z.string().trim().min(1).max(120),
  serviceId: id.nullish(),
  escalationPolicyId: id.nullish(),
  settings: z.record(z.string(), z.unknown()).default({}),
  /** Left out: one is made. */
  routingKey: z.string().optional(),
});
export type CreateAlertSource = z.input<typeof Input>;

/** Adds a way for alerts to come in. Its routing key is shown by `revealRoutingKey`. */
export async function createAlertSource(ctx: Ctx, input: CreateAlertSource): Promise<AlertSourceView> {
  allow(ctx, "sources.manage");
  const parsed = parse(Input, input);
  const settings = parse(settingsSchema(knownKind(ctx, parsed.kind).fields), parsed.settings);
  const routingKey = parsed.routingKey ?? newRoutingKey();
  if (!looksLikeRoutingKey(routingKey)) throw refuse("routing-key-malformed");
  return ctx.transaction(async (tx) => {
    const sourceId = newId<"alert-source">();
    const now = ctx.clock.now();
    await tx
      .insertInto("alert_source")
      .values({
        workspace_id: ctx.workspaceId,
        id: sourceId,
        kind: parsed.kind,
        name: parsed.name,
        service_id: parsed.serviceId ?? null,
        escalation_policy_id: parsed.escalationPolicyId ?? null,
        settings: sealedSettings(ctx, parsed.kind, settings),
        routing_key_hash: routingKeyHasher(ctx.secrets)(routingKey),
        routing_key_sealed: ctx.secrets.seal(routingKey),
        created_at: now,
        updated_at: now,
      })
      .execute();
    await audit(
      tx,
      ctx,
      "alert-source.create",
      { kind: "alert-source", id: sourceId },
      { name: parsed.name },
    );
    await record(tx, ctx, sourceChanged, sourceId, { sourceId, change: "created" });
    return sourceView(tx, ctx, sourceId);
  });
}

/** The declaration of a kind of source. Throws `alert-source-kind-unknown`. */
export function knownKind(ctx: Ctx, kind: string): Source {
  const source = sourceOfKind(ctx.use(alertSources), kind);
  if (!source) throw refuse("alert-source-kind-unknown", { kind });
  return source;
}

export const sealedSettings = (ctx: Ctx, kind: string, settings: AnySettings): string =>
  JSON.stringify(sealSettings(knownKind(ctx, kind).fields, settings, ctx.secrets));
