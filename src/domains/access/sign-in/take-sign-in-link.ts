import { sql } from "kysely";
import { createCtx, type Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import { audit } from "../audit.ts";
import { refuse } from "../refusals.ts";

type LinkRow = { workspace_id: WorkspaceId; id: string; user_id: string };

/** Uses a sign-in link up. @returns the user who may now be given a session */
export async function takeSignInLink(runtime: Runtime, token: string): Promise<{ userId: string }> {
  const { rows } = await sql<LinkRow>`
    select * from ripplecast.sign_in_link_by_hash(${runtime.secrets.hashToken(token)})
  `.execute(runtime.db.spanning);
  const [link] = rows;
  if (!link) throw refuse("sign-in-link-invalid");
  const ctx = createCtx(runtime, link.workspace_id, { kind: "system", why: "sign-in link" });
  return ctx.transaction(async (tx) => {
    const used = await tx
      .updateTable("sign_in_link")
      .set({ used_at: ctx.clock.now() })
      .where("id", "=", link.id)
      .where("used_at", "is", null)
      .where("expires_at", ">", ctx.clock.now())
      .returning("user_id")
      .executeTakeFirst();
    // Two requests with one link: the second finds it used, whatever the look-up above said.
    if (!used) throw refuse("sign-in-link-invalid");
    await audit(tx, ctx, "sign-in-link.use", { kind: "user", id: used.user_id });
    return { userId: used.user_id };
  });
}
