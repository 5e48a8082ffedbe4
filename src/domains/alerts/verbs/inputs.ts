import { z } from "zod";

export const id = z.string().regex(/^[a-z0-9]{12}$/, "is not an id");
export const note = z.string().trim().min(1).max(5000);
