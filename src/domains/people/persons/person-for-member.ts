import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { makeReachable } from "../contact-methods/make-reachable.ts";
import { personCreated } from "../events.ts";
import type { PersonId } from "../ids.ts";
import { workspaceDefaults } from "../workspace-defaults.ts";

/**
 * Whoever joins the workspace is a person of it: the one with this address, or a new one who can be reached at it. The
 * address was proved by the invitation, or belongs to the account the workspace was made with.
 */
export async function personForMember(
  ctx: Ctx,
  { name, email }: { name: string; email: string },
): Promise<PersonId> {
  return ctx.transaction(async (tx) => {
    const known = await tx
      .selectFrom("person")
      .select("id")
      .where(sql`lower(email)`, "=", email.toLowerCase())
      .where("deactivated_at", "is", null)
      .executeTakeFirst();
    if (known) return known.id as PersonId;
    const id = newId<"person">();
    const { locale, timeZone } = await workspaceDefaults(tx, ctx);
    const now = ctx.clock.now();
    await tx
      .insertInto("person")
      .values({
        workspace_id: ctx.workspaceId,
        id,
        name,
        email,
        locale,
        time_zone: timeZone,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await record(tx, ctx, personCreated, id, { name });
    await makeReachable(tx, ctx, id, email);
    return id;
  });
}
