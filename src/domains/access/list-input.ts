import { z } from "zod";

export const ListInput = z.object({
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

export type ListInput = { limit?: number | undefined; cursor?: string | undefined };
