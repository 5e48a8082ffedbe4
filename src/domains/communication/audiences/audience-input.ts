import { z } from "zod";
import { AUDIENCE_FORMS, MEMBER_KINDS } from "../types.ts";

const TARGETED = ["person", "team", "schedule", "destination"];

const MemberInput = z
  .object({ kind: z.enum(MEMBER_KINDS), targetId: z.string().max(64).nullish() })
  .transform(({ kind, targetId }) => ({
    kind,
    targetId: TARGETED.includes(kind) ? (targetId ?? null) : null,
  }))
  .refine(
    ({ kind, targetId }) => !TARGETED.includes(kind) || targetId !== null,
    "needs the id of its target",
  );

const Channels = z.array(z.string().min(1).max(40)).max(10);
const Compartments = z.array(z.string().trim().min(1).max(40)).max(20);
const RingInput = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const CreateAudienceInput = z.object({
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().max(500).default(""),
  form: z.enum(AUDIENCE_FORMS),
  ring: RingInput,
  compartments: Compartments.default([]),
  customerFacing: z.boolean().default(false),
  channels: Channels,
  members: z.array(MemberInput).max(500).default([]),
});
export type AudienceFields = z.output<typeof CreateAudienceInput>;

export const ChangeAudienceInput = z.object({
  audienceId: z.string(),
  name: z.string().trim().min(1).max(80).optional(),
  description: z.string().trim().max(500).optional(),
  form: z.enum(AUDIENCE_FORMS).optional(),
  ring: RingInput.optional(),
  compartments: Compartments.optional(),
  customerFacing: z.boolean().optional(),
  channels: Channels.optional(),
  members: z.array(MemberInput).max(500).optional(),
});
