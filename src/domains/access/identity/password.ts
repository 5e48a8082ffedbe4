import { z } from "zod";

export const MIN_PASSWORD_LENGTH = 12;
/** Hashing is costly, so its input has an end. */
export const MAX_PASSWORD_LENGTH = 128;

export const newPassword = z
  .string()
  .min(MIN_PASSWORD_LENGTH, `needs at least ${MIN_PASSWORD_LENGTH} characters`)
  .max(MAX_PASSWORD_LENGTH, `may have at most ${MAX_PASSWORD_LENGTH} characters`);
