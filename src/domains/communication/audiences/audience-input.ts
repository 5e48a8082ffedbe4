import { z } from "zod";
import { AUDIENCE_FORMS, COLLECTIVE_KINDS, TARGETED_KINDS } from "../types.ts";

const MemberInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(TARGETED_KINDS), targetId: z.string().max(64) }),
  z.object({ kind: z.enum(COLLECTIVE_KINDS) }),
  z.object({
    kind: z.literal("destination"),
    id: z.string().max(64).optional(),
    channel: z.string().min(1).max(40),
    name: z.string().trim().min(1).max(80),
    address: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
]);
/** A member to be kept or added. A destination that is added brings its address. */
export type GivenMember = z.output<typeof MemberInput>;

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
