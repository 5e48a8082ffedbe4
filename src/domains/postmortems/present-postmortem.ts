import { type PersonRef, personNames, workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { actionItemsOf } from "./action-items/action-item-view.ts";
import type { Measures } from "./measures/measure.ts";
import type { PostmortemRow } from "./postmortem-row.ts";
import { latestDecision } from "./publish/decisions.ts";
import { isApproved, isSigned, missingFor } from "./publish/missing.ts";
import { type Say, type TextKey, texts } from "./texts.ts";
import type { PastMoment, Version } from "./types.ts";
import type { ConsentView, PostmortemState, PostmortemView, VersionView } from "./views.ts";
import { type Consent, readConsents } from "./words/consents.ts";
import { currentRevision, type Revision } from "./words/revisions.ts";
import { sectionsOf } from "./words/sections.ts";

type Names = ReadonlyMap<string, string>;

/** The whole postmortem: both versions, who stands for them, numbers, what is to be done, what is missing. */
export async function presentPostmortem(tx: Tx, ctx: Ctx, row: PostmortemRow): Promise<PostmortemView> {
  const internal = await currentRevision(tx, row.id, "internal");
  const external = await currentRevision(tx, row.id, "external");
  const consents = await readConsents(tx, row.id);
  const decision = await latestDecision(tx, row.id);
  const actionItems = await actionItemsOf(tx, row.id);
  const names = await personNames(
    tx,
    [row.owner_id, row.signer_id, decision?.byPersonId, ...consents.map(({ personId }) => personId)].filter(
      (id) => typeof id === "string",
    ),
  );
  const { locale } = await workspaceDefaults(tx, ctx);
  const say = texts(locale);
  const ref = (id: string | null): PersonRef | null => (id ? { id, name: names.get(id) ?? "?" } : null);
  const signer = ref(row.signer_id);
  const missing = missingFor({ external, signer, consents, decision }, say);
  return {
    id: row.id,
    incidentId: row.incident_id,
    ...(await incidentOf(tx, row.incident_id)),
    state: stateOf(row, decision, missing),
    owner: ref(row.owner_id),
    draftedAt: row.drafted_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    openActionItems: actionItems.filter(({ doneAt }) => doneAt === null).length,
    internal: presentVersion("internal", internal, consents, names, say),
    external: presentVersion("external", external, consents, names, say),
    signer,
    signature: signer && signatureOf(consents, signer, external.hash),
    measures: row.measures as Measures, // written by `measure` only
    timeline: row.timeline as PastMoment[], // written by `gather` only
    actionItems,
    decision: decision && {
      publish: decision.publish,
      reason: decision.reason,
      by: ref(decision.byPersonId),
      at: decision.at.toISOString(),
    },
    missing,
    version: row.version,
  };
}

/** What a postmortem stands at: published once, it stays so while the next wording is worked on. */
export function stateOf(
  row: Pick<PostmortemRow, "published_at">,
  decision: { publish: boolean } | null,
  missing: readonly string[],
): PostmortemState {
  if (row.published_at) return "published";
  if (decision && !decision.publish) return "decided-not-to-publish";
  return missing.length === 0 ? "ready" : "draft";
}

function presentVersion(
  version: Version,
  { sections, hash, writtenAt }: Revision,
  consents: readonly Consent[],
  names: Names,
  say: Say,
): VersionView {
  return {
    version,
    sections: sectionsOf[version].map(({ key, required }) => ({
      key,
      // Keys of sections and of their titles are declared side by side; a test walks them.
      title: say(`${version}.${key}` as TextKey),
      hint: say(`${version}.${key}?` as TextKey),
      body: sections.find((section) => section.key === key)?.body ?? "",
      required,
    })),
    wordsHash: hash,
    editedAt: writtenAt.toISOString(),
    approvals: consents
      .filter((each) => each.kind === "approval" && each.version === version)
      .map((each) => presentConsent(each, names.get(each.personId) ?? "?", hash)),
    approved: isApproved(consents, version, hash),
  };
}

const presentConsent = (consent: Consent, name: string, hash: string): ConsentView => ({
  person: { id: consent.personId, name },
  at: consent.givenAt.toISOString(),
  note: consent.note,
  valid: consent.hash === hash,
});

/** The signer's last signature: valid only while the words are still those that were signed. */
function signatureOf(consents: readonly Consent[], signer: PersonRef, hash: string): ConsentView | null {
  const last = consents.findLast((each) => each.kind === "signature" && each.personId === signer.id);
  if (!last) return null;
  return { ...presentConsent(last, signer.name, hash), valid: isSigned(consents, hash, signer.id) };
}

async function incidentOf(tx: Tx, incidentId: string) {
  const incident = await tx
    .selectFrom("incident")
    .select(["number", "internal_title", "public_title", "severity"])
    .where("id", "=", incidentId)
    .executeTakeFirstOrThrow();
  return {
    incidentNumber: incident.number,
    internalTitle: incident.internal_title,
    publicTitle: incident.public_title,
    severity: incident.severity,
  };
}
