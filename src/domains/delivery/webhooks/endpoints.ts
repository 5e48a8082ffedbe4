import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { eventNames } from "#kernel/events";
import { newId } from "#kernel/ids";
import { enqueue } from "#kernel/jobs";
import { NetError } from "#kernel/net";
import { parse } from "#kernel/parse";
import { deliveryParts } from "../parts.ts";
import { refuse } from "../refusals.ts";
import { newWebhookSecret } from "../webhook-signature.ts";
import { endpointRow, type WebhookEndpointView, webhookEndpointView } from "./endpoint-view.ts";
import { lastPosition, queueWebhook, sendWebhooks } from "./queue-webhooks.ts";

/** What an endpoint can ask for by name. */
export function listEventNames(ctx: Ctx): string[] {
  allow(ctx, "delivery.read");
  return eventNames();
}

const EventNames = z
  .array(
    z
      .string()
      .regex(/^(\*|[a-z][a-z-]*\.(\*|[a-z][a-z-]*))$/, "is not an event name")
      .max(80),
  )
  .min(1)
  .max(100);

const New = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  description: z.string().trim().max(200).default(""),
  eventNames: EventNames.default(["*"]),
});
export type CreateWebhookEndpoint = z.input<typeof New>;

/** Adds an endpoint. The secret is shown this once. */
export async function createWebhookEndpoint(
  ctx: Ctx,
  input: CreateWebhookEndpoint,
): Promise<WebhookEndpointView & { secret: string }> {
  allow(ctx, "delivery.manage");
  const { url, description, eventNames } = parse(New, input);
  refuseUnreachable(ctx, url);
  const id = newId<"webhook-endpoint">();
  const secret = newWebhookSecret();
  const now = ctx.clock.now();
  return ctx.transaction(async (tx) => {
    const row = await tx
      .insertInto("webhook_endpoint")
      .values({
        workspace_id: ctx.workspaceId,
        id,
        url,
        description,
        secret_sealed: ctx.secrets.seal(secret),
        event_names: eventNames,
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "webhook-endpoint.create", { kind: "webhook-endpoint", id }, { eventNames });
    return { ...webhookEndpointView(row), secret };
  });
}

const Change = z.object({
  endpointId: z.string(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  description: z.string().trim().max(200).optional(),
  eventNames: EventNames.optional(),
  disabled: z.boolean().optional(),
});
export type UpdateWebhookEndpoint = z.input<typeof Change>;

/** Changes what is given. `disabled: false` starts an endpoint again; what was left waiting is sent. */
export async function updateWebhookEndpoint(
  ctx: Ctx,
  input: UpdateWebhookEndpoint,
): Promise<WebhookEndpointView> {
  allow(ctx, "delivery.manage");
  const { endpointId, url, description, eventNames, disabled } = parse(Change, input);
  if (url !== undefined) refuseUnreachable(ctx, url);
  return ctx.transaction(async (tx) => {
    await endpointRow(tx, ctx, endpointId);
    const row = await tx
      .updateTable("webhook_endpoint")
      .set({
        updated_at: ctx.clock.now(),
        ...(url !== undefined && { url }),
        ...(description !== undefined && { description }),
        ...(eventNames && { event_names: eventNames }),
        ...(disabled === true && { disabled_at: ctx.clock.now(), disabled_because: "switched off by hand" }),
        ...(disabled === false && { disabled_at: null, disabled_because: null, failing_since: null }),
      })
      .where("workspace_id", "=", ctx.workspaceId)
      .where("id", "=", endpointId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "webhook-endpoint.update", { kind: "webhook-endpoint", id: endpointId });
    if (disabled === false) await enqueue(tx, ctx, sendWebhooks, { endpointId });
    return webhookEndpointView(row);
  });
}

export async function removeWebhookEndpoint(ctx: Ctx, endpointId: string): Promise<void> {
  allow(ctx, "delivery.manage");
  await ctx.transaction(async (tx) => {
    await endpointRow(tx, ctx, endpointId);
    await tx
      .deleteFrom("webhook_endpoint")
      .where("workspace_id", "=", ctx.workspaceId)
      .where("id", "=", endpointId)
      .execute();
    await audit(tx, ctx, "webhook-endpoint.remove", { kind: "webhook-endpoint", id: endpointId });
  });
}

/** Sends an event that means nothing, through the same queue and signature as real ones. */
export async function testWebhookEndpoint(ctx: Ctx, endpointId: string): Promise<void> {
  allow(ctx, "delivery.manage");
  await ctx.transaction(async (tx) => {
    await endpointRow(tx, ctx, endpointId);
    await queueTest(tx, ctx, endpointId);
    await audit(tx, ctx, "webhook-endpoint.test", { kind: "webhook-endpoint", id: endpointId });
  });
}

async function queueTest(tx: Tx, ctx: Ctx, endpointId: string): Promise<void> {
  const event = {
    id: newId<"event">(),
    name: "webhook.test",
    at: ctx.clock.now(),
    subjectId: endpointId,
    data: { says: "This is a test. Nothing happened." },
  };
  await queueWebhook(tx, ctx, endpointId, event, await lastPosition(tx, ctx));
}

function refuseUnreachable(ctx: Ctx, url: string): void {
  try {
    ctx.use(deliveryParts).net.checkUrl(url);
  } catch (error) {
    if (error instanceof NetError) throw refuse("webhook-address-refused", { why: error.message });
    throw error;
  }
}
