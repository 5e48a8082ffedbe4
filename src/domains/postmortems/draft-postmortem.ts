import { z } from "zod";
import { allow, audit } from "#domains/access";
import { COMMANDER, personOf } from "#domains/incidents";
import { actorLabel, type Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { draftExternal } from "./draft/draft-external.ts";
import { draftInternal } from "./draft/draft-internal.ts";
import { type Gathered, gather } from "./draft/gather.ts";
import { postmortemDrafted } from "./events.ts";
import { findPostmortem, lockPostmortem, type PostmortemRow } from "./postmortem-row.ts";
import { presentPostmortem } from "./present-postmortem.ts";
import type { PostmortemId } from "./types.ts";
import type { PostmortemView } from "./views.ts";
import { writeRevision } from "./words/revisions.ts";

const OfIncident = z.object({ incidentId: z.string() });
export type DraftPostmortem = z.input<typeof OfIncident>;

/** Drafts both versions from what happened and what was said. An incident has one postmortem: a second call returns it. */
export async function draftPostmortem(ctx: Ctx, input: DraftPostmortem): Promise<PostmortemView> {
  allow(ctx, "postmortems.write");
  const { incidentId } = parse(OfIncident, input);
  return ctx.transaction(async (tx) => {
    const gathered = await gather(tx, ctx, incidentId);
    const existing = await postmortemOf(tx, incidentId);
    if (existing) return presentPostmortem(tx, ctx, existing);
    const id = await insertPostmortem(tx, ctx, incidentId, gathered);
    if (!id) return presentPostmortem(tx, ctx, await existingOf(tx, incidentId));
    await writeRevision(tx, ctx, id, "internal", 1, draftInternal(gathered.internal));
    await writeRevision(tx, ctx, id, "external", 1, draftExternal(gathered.external));
    await audit(tx, ctx, "postmortem.draft", { kind: "postmortem", id }, { incidentId });
    await record(tx, ctx, postmortemDrafted, id, { postmortemId: id, incidentId });
    return presentPostmortem(tx, ctx, await findPostmortem(tx, id));
  });
}

/** Null when another call drafted it meanwhile. */
async function insertPostmortem(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  { internal, measures, timeline }: Gathered,
): Promise<PostmortemId | null> {
  const commander = internal.incident.roles.find(({ role }) => role === COMMANDER);
  const id = newId<"postmortem">();
  const row = await tx
    .insertInto("postmortem")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      incident_id: incidentId,
      owner_id: commander?.personId ?? personOf(ctx.actor),
      measures: JSON.stringify(measures),
      timeline: JSON.stringify(timeline),
      drafted_at: ctx.clock.now(),
      drafted_by: actorLabel(ctx.actor),
      version: 1,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "incident_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row ? id : null;
}

async function postmortemOf(tx: Tx, incidentId: string): Promise<PostmortemRow | undefined> {
  return tx.selectFrom("postmortem").selectAll().where("incident_id", "=", incidentId).executeTakeFirst();
}

async function existingOf(tx: Tx, incidentId: string): Promise<PostmortemRow> {
  const row = await postmortemOf(tx, incidentId);
  if (!row) throw new Error(`the postmortem of incident ${incidentId} vanished`);
  return row;
}

const Refresh = z.object({ postmortemId: z.string() });

/** Measures anew, for example after a fact was corrected. Words stay as people left them. */
export async function refreshPostmortem(ctx: Ctx, input: z.input<typeof Refresh>): Promise<PostmortemView> {
  allow(ctx, "postmortems.write");
  const { postmortemId } = parse(Refresh, input);
  return ctx.transaction(async (tx) => {
    const before = await lockPostmortem(tx, postmortemId);
    const { measures, timeline } = await gather(tx, ctx, before.incident_id);
    const after = await tx
      .updateTable("postmortem")
      .set({
        measures: JSON.stringify(measures),
        timeline: JSON.stringify(timeline),
        version: before.version + 1,
      })
      .where("id", "=", postmortemId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "postmortem.refresh", { kind: "postmortem", id: postmortemId });
    return presentPostmortem(tx, ctx, after);
  });
}

// The two severities after which one always wants to know.
const DRAFTED_UP_TO_RANK = 2;

/** What follows a resolution: a draft after SEV1 and SEV2, new numbers when there is one already. Drills get none. */
export async function draftAfterResolution(
  ctx: Ctx,
  resolved: { incidentId: string; rank: number; drill: boolean },
): Promise<void> {
  if (resolved.drill) return;
  const existing = await ctx.transaction((tx) => postmortemOf(tx, resolved.incidentId));
  if (existing) await refreshPostmortem(ctx, { postmortemId: existing.id });
  else if (resolved.rank <= DRAFTED_UP_TO_RANK)
    await draftPostmortem(ctx, { incidentId: resolved.incidentId });
}
