import { personOf } from "#domains/incidents";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { refuse } from "../refusals.ts";
import type { Version } from "../types.ts";

export type Consent = {
  version: Version;
  kind: "approval" | "signature";
  hash: string;
  personId: string;
  note: string | null;
  givenAt: Date;
};

/** Who stood for which words, oldest first. */
export async function readConsents(tx: Tx, postmortemId: string): Promise<Consent[]> {
  const rows = await tx
    .selectFrom("postmortem_consent")
    .selectAll()
    .where("postmortem_id", "=", postmortemId)
    .orderBy("given_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    version: row.version,
    kind: row.kind,
    hash: row.words_hash,
    personId: row.person_id,
    note: row.note,
    givenAt: row.given_at,
  }));
}

/** Whether this was new: standing twice for the same words is standing once. */
export async function writeConsent(
  tx: Tx,
  ctx: Ctx,
  postmortemId: string,
  consent: Omit<Consent, "givenAt">,
): Promise<boolean> {
  const row = await tx
    .insertInto("postmortem_consent")
    .values({
      workspace_id: ctx.workspaceId,
      id: newId<"postmortem-consent">(),
      postmortem_id: postmortemId,
      version: consent.version,
      kind: consent.kind,
      words_hash: consent.hash,
      person_id: consent.personId,
      note: consent.note,
      given_at: ctx.clock.now(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "postmortem_id", "version", "kind", "words_hash", "person_id"])
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The person who acts; keys and the system stand for nothing. */
export function actingPerson(ctx: Ctx): string {
  const personId = personOf(ctx.actor);
  if (!personId) throw refuse("postmortem-needs-person");
  return personId;
}
