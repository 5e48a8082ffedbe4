import { z } from "zod";
import { COMPONENT_STATES, INCIDENT_STATUSES } from "#domains/incidents";
import { SCENARIOS } from "../types.ts";

const FactInput = z.object({
  key: z.string().min(1).max(80),
  value: z.union([z.string().max(4000), z.number(), z.array(z.string().max(300)).max(50)]).nullable(),
  ring: z.literal([1, 2, 3, 4, 5]).optional(),
  compartments: z.array(z.string()).max(20).optional(),
  confidence: z.enum(["suspected", "confirmed"]).optional(),
});

const EditInput = z
  .object({
    audienceId: z.string(),
    subject: z.string().trim().min(1).max(300).optional(),
    body: z.string().trim().min(1).max(20_000).optional(),
    nextInMinutes: z.number().int().min(1).max(1440).optional(),
  })
  .transform(({ audienceId, subject, body, nextInMinutes }) => ({
    audienceId,
    ...(subject !== undefined && { subject }),
    ...(body !== undefined && { body }),
    ...(nextInMinutes !== undefined && { nextInMinutes }),
  }));

/** What the communications lead is about to say. */
export const ProposalInput = z.object({
  incidentId: z.string(),
  facts: z.array(FactInput).max(60).default([]),
  status: z.enum(INCIDENT_STATUSES).optional(),
  statusReason: z.string().trim().max(1000).optional(),
  components: z
    .array(z.object({ componentId: z.string(), state: z.enum(COMPONENT_STATES) }))
    .max(200)
    .default([]),
  scenario: z.enum(SCENARIOS).default("general"),
  correction: z.boolean().default(false),
  audienceIds: z.array(z.string()).max(50).optional(),
  edits: z.array(EditInput).max(50).default([]),
});
export type ProposeUpdate = z.input<typeof ProposalInput>;
export type Proposal = z.output<typeof ProposalInput>;

export const SendInput = ProposalInput.extend({
  previewHash: z.string(),
  idempotencyKey: z.string().min(8).max(100),
});
export type SendUpdate = z.input<typeof SendInput>;
