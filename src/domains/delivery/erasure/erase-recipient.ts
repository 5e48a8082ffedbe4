import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type Recipient, sentTo } from "./sent-to.ts";

/**
 * Removes what we keep about one recipient: addresses, answers of providers, the disclosed part of the ledger, the
 * inbox. That something was sent, when and with what result stays, and the ledger stays valid.
 */
export async function eraseRecipient(
  tx: Tx,
  ctx: Ctx,
  recipient: Recipient,
): Promise<{ deliveries: number }> {
  const ids = (await sentTo(tx, ctx, recipient).select("d.id").execute()).map(({ id }) => id);
  if ("personId" in recipient) await emptyInbox(tx, ctx, recipient.personId);
  for (let at = 0; at < ids.length; at += 1_000) await eraseTraces(tx, ctx, ids.slice(at, at + 1_000));
  return { deliveries: ids.length };
}

/** The same for some deliveries, whoever they went to. */
export async function eraseTraces(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  const { workspaceId } = ctx;
  await tx
    .updateTable("delivery")
    .set({ address_sealed: null, state_reason: null })
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", ids)
    .execute();
  await tx
    .updateTable("delivery_attempt")
    .set({ says: null, provider_id: null })
    .where("workspace_id", "=", workspaceId)
    .where("delivery_id", "in", ids)
    .execute();
  await tx
    .updateTable("ledger_entry")
    .set({ disclosed_sealed: null })
    .where("workspace_id", "=", workspaceId)
    .where("delivery_id", "in", ids)
    .execute();
  await tx
    .updateTable("suppression")
    .set({ address_sealed: null })
    .where("workspace_id", "=", workspaceId)
    .where("delivery_id", "in", ids)
    .execute();
}

const emptyInbox = (tx: Tx, ctx: Ctx, personId: string) =>
  tx
    .deleteFrom("inbox_item")
    .where("workspace_id", "=", ctx.workspaceId)
    .where("person_id", "=", personId)
    .execute();
