import { workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { findPostmortem } from "../postmortem-row.ts";
import { type TextKey, texts } from "../texts.ts";
import { readConsents } from "../words/consents.ts";
import { readRevision } from "../words/revisions.ts";
import { sectionsOf } from "../words/sections.ts";

/** What readers get: nothing in it is internal. */
export type PublishedWords = {
  incidentId: string;
  publicTitle: string;
  subject: string;
  /** Markdown, HTML off: a heading per section. */
  body: string;
  signedBy: string;
  publishedAt: Date;
  revision: number;
};

/** The published external words for status pages and messages, by way of main. Null before publishing. */
export async function publishedPostmortem(
  tx: Tx,
  ctx: Ctx,
  postmortemId: string,
): Promise<PublishedWords | null> {
  const row = await findPostmortem(tx, postmortemId);
  if (row.published_revision === null || row.published_at === null) return null;
  const { sections, hash } = await readRevision(tx, postmortemId, "external", row.published_revision);
  const { locale } = await workspaceDefaults(tx, ctx);
  const say = texts(locale);
  const { public_title } = await tx
    .selectFrom("incident")
    .select("public_title")
    .where("id", "=", row.incident_id)
    .executeTakeFirstOrThrow();
  return {
    incidentId: row.incident_id,
    publicTitle: public_title,
    subject: say("postmortemOf", { title: public_title }),
    body: sectionsOf.external
      .map(({ key }) => {
        const body = sections.find((section) => section.key === key)?.body.trim() ?? "";
        return `## ${say(`external.${key}` as TextKey)}\n\n${body}`;
      })
      .join("\n\n"),
    signedBy: await signerOf(tx, postmortemId, hash),
    publishedAt: row.published_at,
    revision: row.published_revision,
  };
}

/** Who signed these words, with their title: “Ana Example, Head of Engineering”. */
async function signerOf(tx: Tx, postmortemId: string, hash: string): Promise<string> {
  const consents = await readConsents(tx, postmortemId);
  const signature = consents.findLast((each) => each.kind === "signature" && each.hash === hash);
  if (!signature) throw new Error(`postmortem ${postmortemId} was published without a signature`);
  const person = await tx
    .selectFrom("person")
    .select(["name", "title"])
    .where("id", "=", signature.personId)
    .executeTakeFirstOrThrow();
  return person.title ? `${person.name}, ${person.title}` : person.name;
}
