import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { Id } from "#kernel/ids";
import { openAddress } from "../address.ts";
import type { Recipient } from "../queue-delivery.ts";

/** Somebody who was told, with the subject of the first such delivery: whose words they got. */
export type ToldRecipient = Recipient & { subjectId: string };

/**
 * Everyone to whom something about an incident was handed over, each address once, a page at a time. For whoever has
 * more to say to the same people; drills and erased recipients are left out.
 */
export async function recipientsTold(
  tx: Tx,
  ctx: Ctx,
  about: { incidentId: string; purpose: string },
  after: string | null,
  limit: number,
): Promise<{ items: ToldRecipient[]; nextCursor: string | null }> {
  const rows = await tx
    .selectFrom("delivery")
    .selectAll()
    .distinctOn("address_key")
    .where("incident_id", "=", about.incidentId)
    .where("purpose", "=", about.purpose)
    .where("state", "in", ["sent", "delivered"])
    .where("drill", "=", false)
    .where("address_sealed", "is not", null)
    .where("address_key", ">", after ?? "")
    .orderBy("address_key")
    .orderBy("created_at")
    .limit(limit)
    .execute();
  const items = rows.flatMap(({ address_sealed, ...row }) =>
    address_sealed === null
      ? []
      : [
          {
            channel: row.channel,
            address: openAddress(ctx, address_sealed),
            personId: row.person_id as Id<"person"> | null, // written from a person's id
            subscriberId: row.subscriber_id,
            reason: row.reason,
            locale: row.locale,
            timeZone: row.time_zone,
            subjectId: row.subject_id,
          },
        ],
  );
  return { items, nextCursor: rows.length === limit ? (rows.at(-1)?.address_key ?? null) : null };
}
