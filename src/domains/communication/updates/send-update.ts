import { createHash } from "node:crypto";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { authorOf } from "../author.ts";
import type { PlannedMessage } from "../engine/input.ts";
import { updateSent } from "../events.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { endPromise, takeOpenPromises } from "../promises/keep-promises.ts";
import { refuse } from "../refusals.ts";
import { texts } from "../texts.ts";
import { askForApproval } from "./approval.ts";
import { atOneMoment } from "./frozen.ts";
import { insertMessage } from "./insert-message.ts";
import { type PlannedUpdate, planUpdate } from "./preview-update.ts";
import { type Proposal, SendInput, type SendUpdate } from "./proposal-input.ts";
import { presentUpdate, type UpdateView } from "./read-updates.ts";
import { sendMessage } from "./send-message.ts";

/**
 * Tells the audiences: facts, status, components, messages, status page and promises change in one transaction, and
 * the deliveries are queued in it, inner rings first. Sends exactly what the preview of this hash showed, or nothing.
 */
export async function sendUpdate(ctx: Ctx, input: SendUpdate): Promise<UpdateView> {
  allow(ctx, "communication.send");
  const { previewHash, idempotencyKey, ...proposal } = parse(SendInput, input);
  return ctx.transaction(async (tx) => {
    // Of two people who press send at once, the second finds its preview stale.
    await oneAtATime(tx, ctx, proposal.incidentId);
    const requestHash = hashOf([proposal, previewHash]);
    const sentBefore = await updateUnderKey(tx, idempotencyKey, requestHash);
    if (sentBefore) return presentUpdate(tx, sentBefore);

    const moment = atOneMoment(ctx, tx);
    const planned = await planUpdate(tx, moment, proposal);
    refuseUnlessSendable(planned, previewHash);
    const updateId = await insertUpdate(tx, moment, proposal, planned, { idempotencyKey, requestHash });
    await deliver(tx, moment, updateId, planned);
    return presentUpdate(tx, updateId);
  });
}

const hashOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url");

async function updateUnderKey(tx: Tx, key: string, requestHash: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("incident_update")
    .select(["id", "request_hash"])
    .where("idempotency_key", "=", key)
    .executeTakeFirst();
  if (row && row.request_hash !== requestHash) throw refuse("idempotency-key-reused");
  return row?.id;
}

function refuseUnlessSendable({ output, hash }: PlannedUpdate, seenHash: string): void {
  if (hash !== seenHash) throw refuse("preview-stale");
  const blocks = output.findings.filter(({ severity }) => severity === "block");
  if (blocks[0]) throw refuse("update-blocked", { says: blocks[0].says }, { detail: { findings: blocks } });
  if (!output.messages.some(({ included }) => included)) throw refuse("update-empty");
}

type Request = { idempotencyKey: string; requestHash: string };

async function insertUpdate(
  tx: Tx,
  ctx: Ctx,
  proposal: Proposal,
  { input, output }: PlannedUpdate,
  { idempotencyKey, requestHash }: Request,
): Promise<string> {
  const id = newId<"incident-update">();
  const { label, personId } = authorOf(ctx);
  await tx
    .insertInto("incident_update")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      incident_id: proposal.incidentId,
      number: await nextNumber(tx, proposal.incidentId),
      status: input.incident.status,
      severity: input.incident.severity,
      scenario: proposal.scenario,
      correction: proposal.correction,
      plan_version: input.plan.version,
      findings: JSON.stringify(output.findings),
      author: label,
      author_person_id: personId,
      idempotency_key: idempotencyKey,
      request_hash: requestHash,
      created_at: ctx.clock.now(),
    })
    .execute();
  return id;
}

async function nextNumber(tx: Tx, incidentId: string): Promise<number> {
  const row = await tx
    .selectFrom("incident_update")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("incident_id", "=", incidentId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

async function deliver(tx: Tx, ctx: Ctx, updateId: string, planned: PlannedUpdate): Promise<void> {
  const { incident } = planned.input;
  const included = planned.output.messages.filter((message) => message.included);
  const waits = waiting(included);
  for (const message of included) {
    const standing = waits.has(message.audience.id) ? "waiting" : "sent";
    const row = await insertMessage(tx, ctx, updateId, message, planned.input, standing);
    if (standing === "sent") await sendMessage(tx, ctx, row, planned);
    else await askForApproval(tx, ctx, row);
  }
  if (incident.status === "resolved") await endOthers(tx, ctx, incident.id, included);
  const ids = included.map(({ audience }) => audience.id as string);
  const sent = { incidentId: incident.id, status: incident.status };
  const audienceIds = ids.filter((id) => !waits.has(id));
  const number = await numberOf(tx, updateId);
  await audit(
    tx,
    ctx,
    "update.send",
    { kind: "incident", id: incident.id },
    { number, audienceIds, waiting: [...waits] },
  );
  await record(tx, ctx, updateSent, updateId, {
    ...sent,
    number,
    audienceIds,
    waitingAudienceIds: [...waits],
  });
}

const numberOf = async (tx: Tx, updateId: string): Promise<number> =>
  (
    await tx
      .selectFrom("incident_update")
      .select("number")
      .where("id", "=", updateId)
      .executeTakeFirstOrThrow()
  ).number;

/** Messages that need approval; with words to Support among them, customers wait too, so that Support hears first. */
function waiting(included: readonly PlannedMessage[]): Set<string> {
  const asked = included.filter(({ approvalNeeded }) => approvalNeeded);
  const supportWaits = asked.some(({ audience }) => audience.form === "support");
  const after = supportWaits ? included.filter(({ audience }) => audience.customerFacing) : [];
  return new Set([...asked, ...after].map(({ audience }) => audience.id));
}

/** Resolved: whoever is not told of it is owed nothing more. */
async function endOthers(
  tx: Tx,
  ctx: Ctx,
  incidentId: string,
  included: readonly PlannedMessage[],
): Promise<void> {
  const told = new Set<string>(included.map(({ audience }) => audience.id));
  for (const { audience_id } of await openAudiences(tx, incidentId)) {
    if (told.has(audience_id)) continue;
    const [open] = await takeOpenPromises(tx, ctx, incidentId, audience_id);
    if (open) await endPromise(tx, ctx, open, texts("en")("end.resolved"));
  }
}

const openAudiences = (tx: Tx, incidentId: string) =>
  tx
    .selectFrom("promise")
    .select("audience_id")
    .where("incident_id", "=", incidentId)
    .where("closed_at", "is", null)
    .execute();
