import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { settingsSchema } from "#kernel/fields";
import { parse } from "#kernel/parse";
import { sourceChanged } from "../events.ts";
import { id } from "../verbs/inputs.ts";
import { knownKind, sealedSettings } from "./create-alert-source.ts";
import { type AlertSourceView, lockSource, sourceView } from "./source-view.ts";

const Input = z.object({
  sourceId: id,
  name: z.string().trim().min(1).max(120).optional(),
  serviceId: id.nullish(),
  escalationPolicyId: id.nullish(),
  settings: z.record(z.string(), z.unknown()).optional(),
  disabled: z.boolean().optional(),
});
export type UpdateAlertSource = z.input<typeof Input>;

/** Changes what is given. A disabled source turns everything away, visibly, and its open alerts stay. */
export async function updateAlertSource(ctx: Ctx, input: UpdateAlertSource): Promise<AlertSourceView> {
  allow(ctx, "sources.manage");
  const wanted = parse(Input, input);
  return ctx.transaction(async (tx) => {
    const source = await lockSource(tx, wanted.sourceId);
    const settings =
      wanted.settings && parse(settingsSchema(knownKind(ctx, source.kind).fields), wanted.settings);
    const now = ctx.clock.now();
    await tx
      .updateTable("alert_source")
      .set({
        name: wanted.name ?? source.name,
        service_id: wanted.serviceId === undefined ? source.service_id : wanted.serviceId,
        escalation_policy_id:
          wanted.escalationPolicyId === undefined ? source.escalation_policy_id : wanted.escalationPolicyId,
        disabled_at: wanted.disabled === undefined ? source.disabled_at : wanted.disabled ? now : null,
        ...(settings && { settings: sealedSettings(ctx, source.kind, settings) }),
        updated_at: now,
      })
      .where("id", "=", source.id)
      .execute();
    const changed = Object.keys(wanted).filter((key) => key !== "sourceId");
    await audit(tx, ctx, "alert-source.update", { kind: "alert-source", id: source.id }, { changed });
    await record(tx, ctx, sourceChanged, source.id, { sourceId: source.id, change: "updated" });
    return sourceView(tx, ctx, source.id);
  });
}
