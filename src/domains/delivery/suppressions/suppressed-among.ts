import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { AnySettings } from "#kernel/fields";
import { addressKey } from "../address.ts";

/** Those of these addresses to which nothing is sent any more, as they were given. */
export async function suppressedAmong<Address extends { channel: string; address: AnySettings }>(
  tx: Tx,
  ctx: Ctx,
  addresses: readonly Address[],
): Promise<Set<Address>> {
  if (addresses.length === 0) return new Set();
  const keyed = addresses.map((one) => ({ one, key: addressKey(ctx, one.channel, one.address) }));
  const rows = await tx
    .selectFrom("suppression")
    .select("address_key")
    .where("lifted_at", "is", null)
    .where(
      "address_key",
      "in",
      keyed.map(({ key }) => key),
    )
    .execute();
  const suppressed = new Set(rows.map((row) => row.address_key));
  return new Set(keyed.filter(({ key }) => suppressed.has(key)).map(({ one }) => one));
}
