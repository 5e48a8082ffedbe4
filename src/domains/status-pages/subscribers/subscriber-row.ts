import type { Selectable } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { SubscriberRow as SubscriberTable } from "#kernel/db/tables";
import { iso, isoOrNull } from "../inputs.ts";
import { refuse } from "../refusals.ts";

export type SubscriberRow = Selectable<SubscriberTable>;

export async function readSubscriber(tx: Tx, subscriberId: string): Promise<SubscriberRow> {
  const row = await tx.selectFrom("subscriber").selectAll().where("id", "=", subscriberId).executeTakeFirst();
  if (!row) throw refuse("subscriber-not-found", { id: subscriberId });
  return row;
}

export const stateOf = (row: SubscriberRow) =>
  row.unsubscribed_at ? "unsubscribed" : row.confirmed_at ? "active" : "unconfirmed";

export const presentSubscriber = (row: SubscriberRow, componentIds: readonly string[]) => ({
  id: row.id,
  pageId: row.page_id,
  channel: row.channel,
  address: row.address,
  state: stateOf(row),
  componentIds: [...componentIds],
  locale: row.locale,
  timeZone: row.time_zone,
  createdAt: iso(row.created_at),
  confirmedAt: isoOrNull(row.confirmed_at),
});
export type SubscriberDetails = ReturnType<typeof presentSubscriber>;

/** The components a subscriber chose; none means the whole page. */
export async function choicesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("subscriber_component")
    .select(["subscriber_id", "component_id"])
    .where("subscriber_id", "in", [...ids])
    .execute();
  const bySubscriber = Map.groupBy(rows, (row) => row.subscriber_id);
  return new Map([...bySubscriber].map(([id, list]) => [id, list.map((row) => row.component_id)]));
}

/** Replaces a subscriber's choice; components that are not on the page are left out. */
export async function setChoices(
  tx: Tx,
  ctx: Ctx,
  subscriber: { id: string; pageId: string },
  componentIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom("subscriber_component").where("subscriber_id", "=", subscriber.id).execute();
  const known = await tx
    .selectFrom("component")
    .select("id")
    .where("page_id", "=", subscriber.pageId)
    .where("archived_at", "is", null)
    .where("id", "in", [...componentIds, ""])
    .execute();
  if (known.length === 0) return;
  await tx
    .insertInto("subscriber_component")
    .values(
      known.map(({ id }) => ({
        workspace_id: ctx.workspaceId,
        subscriber_id: subscriber.id,
        component_id: id,
      })),
    )
    .execute();
}
