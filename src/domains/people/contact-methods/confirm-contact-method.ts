import { z } from "zod";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import type { PersonId } from "../ids.ts";
import { allowOwnOrManage } from "../own-or-manage.ts";
import { refuse } from "../refusals.ts";
import type { ContactMethodView } from "./contact-method-view.ts";
import { lockContactMethod } from "./find-contact-method.ts";
import { markVerified } from "./mark-verified.ts";
import { codeFor, MOST_WRONG_CODES } from "./verification.ts";

const ConfirmContactMethodInput = z.object({
  personId: z.string(),
  contactMethodId: z.string(),
  code: z.string().trim().max(12),
});
export type ConfirmContactMethod = z.infer<typeof ConfirmContactMethodInput>;

type Outcome = { confirmed: ContactMethodView } | { refused: "verification-wrong" | "verification-expired" };

/** Confirms with the code that was sent to the address. Five wrong codes make it worthless. */
export async function confirmContactMethod(
  ctx: Ctx,
  input: ConfirmContactMethod,
): Promise<ContactMethodView> {
  allowOwnOrManage(ctx, input.personId as PersonId);
  const wanted = parse(ConfirmContactMethodInput, input);
  const outcome = await tryCode(ctx, wanted);
  // Refused only after the commit: a rolled back count would allow guessing without end.
  if ("refused" in outcome) throw refuse(outcome.refused);
  return outcome.confirmed;
}

function tryCode(ctx: Ctx, { personId, contactMethodId, code }: ConfirmContactMethod): Promise<Outcome> {
  return ctx.transaction(async (tx) => {
    const row = await lockContactMethod(tx, personId, contactMethodId);
    if (row.verified_at) throw refuse("contact-method-verified");
    const { verification_nonce: nonce, verification_expires_at: expiresAt } = row;
    const open = nonce && expiresAt && expiresAt > ctx.clock.now() && row.wrong_codes < MOST_WRONG_CODES;
    if (!open) return { refused: "verification-expired" };
    if (codeFor(ctx, row.id, nonce) === code) return { confirmed: await markVerified(tx, ctx, row.id) };
    await tx
      .updateTable("contact_method")
      .set({ wrong_codes: row.wrong_codes + 1 })
      .where("id", "=", row.id)
      .execute();
    return { refused: "verification-wrong" };
  });
}
