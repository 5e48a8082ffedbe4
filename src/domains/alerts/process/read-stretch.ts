import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type AnySettings, openSettings } from "#kernel/fields";
import type { AlertEvent, Change } from "../incoming.ts";
import { readBody } from "../intake/read-body.ts";
import { alertSources, type Source, sourceOfKind } from "../source.ts";
import type { Accepted, SourceFacts } from "./apply-events.ts";

/** A change event with where it came from. */
export type AcceptedChange = { source: SourceFacts; seq: number; at: Date; change: Change };

/** Something that was accepted and then could not be made sense of: a fault of ours, kept visible. */
export type Unreadable = { sourceId: string; why: string; raw: Buffer };

/** The next accepted events of a workspace, in the order of acceptance. */
export type Stretch = {
  upTo: number;
  /** More may wait behind it. */
  isFull: boolean;
  alerts: Accepted[];
  changes: AcceptedChange[];
  unreadable: Unreadable[];
};

const LONGEST_STRETCH_BYTES = 8 * 1024 * 1024;

type Row = {
  seq: number;
  source_id: string;
  entry: string;
  receipt: string | null;
  raw: Buffer;
  accepted_at: Date;
};

export async function readStretch(tx: Tx, ctx: Ctx, afterSeq: number, most: number): Promise<Stretch | null> {
  // The first row always comes, however large it is.
  const { rows } = await sql<Row>`
    select seq, source_id, entry, receipt, raw, accepted_at from (
      select e.*, sum(octet_length(e.raw)) over (order by e.seq) - octet_length(e.raw) as bytes_before
        from accepted_event e
       where e.workspace_id = ${ctx.workspaceId} and e.seq > ${afterSeq} order by e.seq limit ${most}
    ) next where bytes_before <= ${LONGEST_STRETCH_BYTES} order by seq`.execute(tx);
  const last = rows.at(-1);
  if (!last) return null;
  const sources = await readSources(tx, ctx, [...new Set(rows.map((row) => row.source_id))]);
  const bytes = rows.reduce((sum, { raw }) => sum + raw.length, 0);
  const isFull = rows.length === most || bytes > LONGEST_STRETCH_BYTES;
  const stretch: Stretch = { upTo: last.seq, isFull, alerts: [], changes: [], unreadable: [] };
  for (const row of rows) addRow(stretch, ctx, row, sources.get(row.source_id));
  return stretch;
}

type KnownSource = { facts: SourceFacts; source: Source; settings: AnySettings };

async function readSources(tx: Tx, ctx: Ctx, ids: string[]): Promise<Map<string, KnownSource>> {
  const rows = await tx.selectFrom("alert_source").selectAll().where("id", "in", ids).execute();
  return new Map(
    rows.flatMap((row) => {
      const source = sourceOfKind(ctx.use(alertSources), row.kind);
      const facts = {
        id: row.id,
        name: row.name,
        serviceId: row.service_id,
        escalationPolicyId: row.escalation_policy_id,
      };
      if (!source) return [];
      const settings = openSettings(source.fields, row.settings as AnySettings, ctx.secrets); // checked when stored
      return [[row.id, { facts, source, settings }]];
    }),
  );
}

function addRow(stretch: Stretch, ctx: Ctx, row: Row, known: KnownSource | undefined): void {
  const reading = readRow(row, known);
  if (!known || !reading.ok) {
    const why = reading.ok ? "the source is unknown" : reading.errors.join("; ");
    stretch.unreadable.push({ sourceId: row.source_id, why, raw: row.raw });
    return;
  }
  const where = { workspaceId: ctx.workspaceId, source: known.facts, seq: row.seq, at: row.accepted_at };
  for (const event of reading.events) {
    if (event.what === "change") stretch.changes.push({ ...where, change: event });
    else stretch.alerts.push({ ...where, event: event satisfies AlertEvent });
  }
}

function readRow(row: Row, known: KnownSource | undefined) {
  const entry = known?.source.entries[row.entry];
  if (!known || !entry) return { ok: false as const, errors: [`nothing reads ${row.entry} any more`] };
  const read = readBody(row.raw);
  if (!read.ok) return { ok: false as const, errors: [read.error] };
  return entry.read(read.body, { receipt: row.receipt, settings: known.settings });
}
