import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";

/** Locale and time zone of the workspace, for whoever does not say their own. */
export async function workspaceDefaults(tx: Tx, ctx: Ctx): Promise<{ locale: string; timeZone: string }> {
  const found = await tx
    .selectFrom("workspace")
    .select(["locale", "time_zone"])
    .where("id", "=", ctx.workspaceId)
    .executeTakeFirst();
  return { locale: found?.locale ?? "en", timeZone: found?.time_zone ?? "UTC" };
}
