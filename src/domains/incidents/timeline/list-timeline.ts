import type { Selectable } from "kysely";
import { sql } from "kysely";
import { z } from "zod";
import { allow } from "#domains/access";
import { personNames, workspaceDefaults } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import type { Tables } from "#kernel/db/tables";
import { parse } from "#kernel/parse";
import { presentAuthor } from "../author.ts";
import { findIncident } from "../incident-row.ts";
import type { Author } from "../types.ts";
import { type TimelineData, timelineText } from "./timeline-texts.ts";

export type TimelineEntryView = {
  id: string;
  kind: string;
  text: string;
  data: TimelineData;
  author: Author;
  happenedAt: string;
  recordedAt: string;
  pinned: boolean;
};

type EntryRow = Selectable<Tables["timeline_entry"]> & { pinned: boolean };

const ListTimelineInput = z.object({
  incidentId: z.string(),
  order: z.enum(["newest", "oldest"]).default("newest"),
  pinned: z.boolean().optional(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListTimeline = z.input<typeof ListTimelineInput>;

export async function listTimeline(
  ctx: Ctx,
  input: ListTimeline,
): Promise<{ items: TimelineEntryView[]; nextCursor: string | null }> {
  allow(ctx, "incidents.read");
  const { incidentId, order, pinned, limit, cursor } = parse(ListTimelineInput, input);
  return ctx.transaction(async (tx) => {
    await findIncident(tx, incidentId);
    const start = readCursor(cursor);
    let query = entries(tx, incidentId).limit(limit + 1);
    const direction = order === "newest" ? "desc" : "asc";
    query = query.orderBy("entry.happened_at", direction).orderBy("entry.seq", direction);
    if (start && order === "newest")
      query = query.where(sql<boolean>`(entry.happened_at, entry.seq) < (${start.at}, ${start.seq})`);
    if (start && order === "oldest")
      query = query.where(sql<boolean>`(entry.happened_at, entry.seq) > (${start.at}, ${start.seq})`);
    if (pinned !== undefined) query = query.where("pin.id", pinned ? "is not" : "is", null);
    const rows = await query.execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await presentEntries(tx, ctx, shown),
      nextCursor: rows.length > limit && last ? writeCursor(last) : null,
    };
  });
}

/** The whole history, oldest first: for the postmortem. Asks for no permission. */
export async function wholeTimeline(tx: Tx, ctx: Ctx, incidentId: string): Promise<TimelineEntryView[]> {
  const rows = await entries(tx, incidentId).orderBy("entry.happened_at").orderBy("entry.seq").execute();
  return presentEntries(tx, ctx, rows);
}

/** One entry as the list shows it. */
export async function presentEntry(tx: Tx, ctx: Ctx, incidentId: string, entryId: string) {
  const [view] = await presentEntries(
    tx,
    ctx,
    await entries(tx, incidentId).where("entry.id", "=", entryId).execute(),
  );
  return view;
}

const entries = (tx: Tx, incidentId: string) =>
  tx
    .selectFrom("timeline_entry as entry")
    .leftJoin("timeline_pin as pin", "pin.entry_id", "entry.id")
    .selectAll("entry")
    .select(sql<boolean>`pin.id is not null`.as("pinned"))
    .where("entry.incident_id", "=", incidentId);

async function presentEntries(tx: Tx, ctx: Ctx, rows: readonly EntryRow[]): Promise<TimelineEntryView[]> {
  const { locale } = await workspaceDefaults(tx, ctx);
  const people = await personNames(tx, rows.flatMap(peopleIn));
  const roles = await roleNames(tx);
  const names = {
    person: (id: string) => people.get(id) ?? "?",
    role: (key: string) => roles.get(key) ?? key,
  };
  return rows.map((row) => {
    const data = row.data as TimelineData; // only ever written as an object, by `writeEntry`
    return {
      id: row.id,
      kind: row.kind,
      text: timelineText(row.kind, data, names, locale),
      data,
      author: presentAuthor(row, people, locale),
      happenedAt: row.happened_at.toISOString(),
      recordedAt: row.recorded_at.toISOString(),
      pinned: row.pinned,
    };
  });
}

function peopleIn(row: EntryRow): string[] {
  const { personId, previousPersonId } = row.data as TimelineData;
  return [row.author_person_id, personId, previousPersonId].filter((id) => typeof id === "string");
}

async function roleNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom("role_definition").select(["key", "name"]).execute();
  return new Map(rows.map(({ key, name }) => [key, name]));
}

type Cursor = { at: Date; seq: number };

const writeCursor = (row: EntryRow): string =>
  Buffer.from(`${row.happened_at.toISOString()} ${row.seq}`).toString("base64url");

/** Null for a cursor we did not make: the list then starts over. */
function readCursor(cursor: string | undefined): Cursor | null {
  const [at = "", seq = ""] = Buffer.from(cursor ?? "", "base64url")
    .toString("utf8")
    .split(" ");
  const found = { at: new Date(at), seq: Number(seq) };
  return Number.isNaN(found.at.getTime()) || !Number.isInteger(found.seq) ? null : found;
}
