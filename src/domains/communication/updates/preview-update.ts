import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { parse } from "#kernel/parse";
import type { PlanInput, PlannedMessage, PlanOutput } from "../engine/input.ts";
import { toHtml, toText } from "../engine/markdown.ts";
import { planCommunication } from "../engine/plan-communication.ts";
import { recipientCount } from "../engine/recipients.ts";
import { fillSlots, type SlotValues, timeForReader } from "../engine/slots.ts";
import { texts } from "../texts.ts";
import type { AudienceForm, Change, FactUsed, Finding, MessageState } from "../types.ts";
import { applyProposal } from "./apply-proposal.ts";
import { atOneMoment, takenBack } from "./frozen.ts";
import { type Loaded, loadPlanInput } from "./load-plan-input.ts";
import { previewHash } from "./preview-hash.ts";
import { type Proposal, ProposalInput, type ProposeUpdate } from "./proposal-input.ts";

export type PreviewMessage = {
  audienceId: string;
  audience: string;
  ring: number;
  form: AudienceForm;
  included: boolean;
  why: string;
  state: MessageState;
  subject: string;
  body: string;
  text: string;
  html: string;
  edited: boolean;
  recipients: { channel: string; count: number; sample: string[]; transport: boolean }[];
  recipientCount: number;
  unreachable: string[];
  statusPage: { id: string; url: string; publishes: boolean } | null;
  promise: { dueAt: string; minutes: number; words: string } | null;
  approvalNeeded: boolean;
  changes: Change[];
  factsUsed: FactUsed[];
};

export type PreviewView = {
  incidentId: string;
  hash: string;
  status: PlanInput["incident"]["status"];
  severity: string;
  planVersion: number;
  messages: PreviewMessage[];
  findings: Finding[];
  sendable: boolean;
};

/**
 * What would go to whom. The proposal is carried out as sending would, planned, and taken back, all within one
 * transaction: nothing is stored, and preview and sending cannot differ.
 */
export async function previewUpdate(ctx: Ctx, input: ProposeUpdate): Promise<PreviewView> {
  allow(ctx, "communication.draft");
  const proposal = parse(ProposalInput, input);
  return ctx.transaction((tx) =>
    takenBack(tx, async () => {
      const { input: planned, output } = await planUpdate(tx, atOneMoment(ctx, tx), proposal);
      return present(planned, output);
    }),
  );
}

export type PlannedUpdate = Loaded & { output: PlanOutput; hash: string };

/** Carries the proposal out and plans the messages for the incident as it then is. */
export async function planUpdate(tx: Tx, ctx: Ctx, proposal: Proposal): Promise<PlannedUpdate> {
  await applyProposal(tx, ctx, proposal);
  const loaded = await loadPlanInput(tx, ctx, proposal.incidentId, proposal);
  const output = planCommunication(loaded.input);
  return { ...loaded, output, hash: previewHash(loaded.input, output) };
}

const present = (input: PlanInput, output: PlanOutput): PreviewView => ({
  incidentId: input.incident.id,
  hash: previewHash(input, output),
  status: input.incident.status,
  severity: input.incident.severity,
  planVersion: input.plan.version,
  messages: output.messages.map((message) => presentMessage(message, input)),
  findings: [...output.findings],
  sendable: output.sendable,
});

function presentMessage(message: PlannedMessage, input: PlanInput): PreviewMessage {
  const { audience, page, promise } = message;
  const reader = { timeZone: page?.timeZone ?? "UTC", locale: message.locale };
  const fill = (words: string) => fillSlots(words, slotValues(message, input), reader);
  return {
    audienceId: audience.id,
    audience: audience.name,
    ring: audience.ring,
    form: audience.form,
    included: message.included,
    why: message.why,
    state: message.state,
    subject: message.subject,
    body: message.body,
    text: toText(fill(message.body)),
    html: toHtml(fill(message.body)),
    edited: message.edited,
    recipients: byChannel(message, input),
    recipientCount: recipientCount(message.recipients),
    unreachable: [...message.unreachable],
    statusPage: page && { id: page.id, url: page.url, publishes: page.publishes },
    promise: promise && {
      dueAt: promise.dueAt.toISOString(),
      minutes: promise.minutes,
      words: texts(message.locale)("promise.by", { time: timeForReader(promise.dueAt, input.now, reader) }),
    },
    approvalNeeded: message.approvalNeeded,
    changes: message.changes.map((change) => ({
      ...change,
      before: change.before && fill(change.before),
      after: change.after && fill(change.after),
    })),
    factsUsed: [...message.factsUsed],
  };
}

export const slotValues = (
  { promise }: Pick<PlannedMessage, "promise">,
  { incident, now }: PlanInput,
): SlotValues => ({
  nextUpdateAt: promise?.dueAt ?? null,
  sentAt: now,
  startedAt: incident.startedAt,
  endedAt: incident.resolvedAt,
});

const SAMPLE = 5;

// Names of colleagues only: subscribers are counted.
function byChannel({ recipients }: PlannedMessage, { transports }: PlanInput): PreviewMessage["recipients"] {
  const grouped = Map.groupBy(recipients, ({ channel }) => channel);
  return [...grouped].map(([channel, list]) => ({
    channel,
    count: recipientCount(list),
    sample: list.flatMap((one) => (one.kind === "subscribers" ? [] : [one.name])).slice(0, SAMPLE),
    transport: transports[channel] ?? false,
  }));
}
