import type { Ctx } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import { refuse } from "../refusals.ts";
import type { ContactMethodView } from "./contact-method-view.ts";
import { markVerified } from "./mark-verified.ts";
import { VERIFICATION_LINK } from "./verification.ts";

export type VerificationLink = { workspaceId: WorkspaceId; contactMethodId: string; nonce: string };

/** What a verification link says, or null when it is not one of ours or has expired. */
export function readVerificationLink(
  ctx: Pick<Ctx, "secrets" | "clock">,
  token: string,
): VerificationLink | null {
  const reading = ctx.secrets.readLink(VERIFICATION_LINK, token, ctx.clock.now());
  if (!reading.ok) return null;
  const { w, m, n } = reading.payload;
  return w && m && n ? { workspaceId: w as WorkspaceId, contactMethodId: m, nonce: n } : null;
}

/** The signed link is the permission: whoever has it reads what arrives at the address. */
export async function confirmContactMethodByLink(
  ctx: Ctx,
  { contactMethodId, nonce }: VerificationLink,
): Promise<ContactMethodView> {
  return ctx.transaction(async (tx) => {
    const row = await tx
      .selectFrom("contact_method")
      .selectAll()
      .where("id", "=", contactMethodId)
      .forUpdate()
      .executeTakeFirst();
    if (row?.verified_at) throw refuse("contact-method-verified");
    if (!row || row.verification_nonce !== nonce) throw refuse("verification-expired");
    return markVerified(tx, ctx, row.id);
  });
}
