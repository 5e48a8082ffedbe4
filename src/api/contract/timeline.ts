import { z } from "zod";
import { id, pageOf, pageQuery, time } from "./common.ts";
import { Author } from "./incidents.ts";

/** One line of the incident's history. Entries are never changed; `kind` says what happened, `text` in words. */
export const TimelineEntryView = z.object({
  id,
  kind: z.string().meta({ example: "status-changed" }),
  text: z.string(),
  /** Ids and values behind the text, by kind. */
  data: z.record(z.string(), z.unknown()),
  author: Author,
  /** When it happened; for a note this may be before it was written. */
  happenedAt: time,
  recordedAt: time,
  pinned: z.boolean(),
});
export type TimelineEntryView = z.infer<typeof TimelineEntryView>;
export const TimelineList = pageOf(TimelineEntryView);
export type TimelineList = z.infer<typeof TimelineList>;

export const TimelineQuery = pageQuery.extend({
  order: z.enum(["newest", "oldest"]).default("newest"),
  pinned: z.stringbool().optional(),
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

export const AddNoteBody = z.object({
  text: z.string().trim().min(1).max(10_000),
  happenedAt: time.optional(),
  pinned: z.boolean().optional(),
});
export type AddNoteBody = z.infer<typeof AddNoteBody>;
