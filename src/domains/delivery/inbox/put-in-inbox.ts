import type { Ctx } from "#kernel/ctx";
import { notice } from "#kernel/events";
import { newId } from "#kernel/ids";
import type { Message } from "../message.ts";
import type { DeliveryRow } from "../sending/claim.ts";

/** Puts a message into a person's inbox in the console, once per delivery however often it is repeated. */
export async function putInInbox(ctx: Ctx, row: DeliveryRow, message: Message): Promise<void> {
  const personId = row.person_id;
  if (personId === null) throw new Error("an inbox belongs to a person, and this delivery has none");
  await ctx.transaction(async (tx) => {
    await tx
      .insertInto("inbox_item")
      .values({
        workspace_id: ctx.workspaceId,
        id: newId<"inbox-item">(),
        delivery_id: row.id,
        person_id: personId,
        incident_id: row.incident_id,
        subject: message.subject,
        body: message.text,
        links: JSON.stringify(message.links),
        created_at: ctx.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(["workspace_id", "delivery_id"]).doNothing())
      .execute();
    await notice(tx, ctx, "inbox.added", personId);
  });
}
