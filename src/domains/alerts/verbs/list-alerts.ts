import { z } from "zod";
import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { type AlertSummary, summaryOf, withSource } from "../alert-view.ts";
import { SEVERITIES, URGENCIES } from "../incoming.ts";
import type { AlertState } from "../process/decide.ts";
import { id } from "./inputs.ts";

const STATES: readonly AlertState[] = ["triggered", "acknowledged", "resolved"];

const states = z
  .string()
  .transform((text) =>
    text.split(",").flatMap((each) => (each === "open" ? ["triggered", "acknowledged"] : each)),
  )
  .pipe(z.array(z.enum(STATES as [AlertState, ...AlertState[]])).min(1));

const Input = z.object({
  state: states.optional(),
  urgency: z.enum(URGENCIES).optional(),
  severity: z.enum(SEVERITIES).optional(),
  serviceId: id.optional(),
  sourceId: id.optional(),
  incidentId: id.optional(),
  suppressed: z.enum(["true", "false"]).optional(),
  flapping: z.enum(["true", "false"]).optional(),
  search: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(200).default(50),
  /** The number of the last alert shown. */
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});
export type ListAlerts = z.input<typeof Input>;

/** Alerts, newest first. */
export async function listAlerts(
  ctx: Ctx,
  input: ListAlerts = {},
): Promise<{ items: AlertSummary[]; nextCursor: string | null }> {
  allow(ctx, "alerts.read");
  const wanted = parse(Input, input);
  return ctx.transaction(async (tx) => {
    let query = withSource(tx).where("alert.workspace_id", "=", ctx.workspaceId);
    if (wanted.state) query = query.where("alert.state", "in", wanted.state);
    if (wanted.urgency) query = query.where("alert.urgency", "=", wanted.urgency);
    if (wanted.severity) query = query.where("alert.severity", "=", wanted.severity);
    if (wanted.serviceId) query = query.where("alert.service_id", "=", wanted.serviceId);
    if (wanted.sourceId) query = query.where("alert.source_id", "=", wanted.sourceId);
    if (wanted.incidentId) query = query.where("alert.incident_id", "=", wanted.incidentId);
    if (wanted.suppressed)
      query = query.where("alert.suppressed_reason", wanted.suppressed === "true" ? "is not" : "is", null);
    if (wanted.flapping) query = query.where("alert.flapping", "=", wanted.flapping === "true");
    if (wanted.search) query = query.where("alert.summary", "ilike", `%${literally(wanted.search)}%`);
    if (wanted.cursor) query = query.where("alert.number", "<", Number(wanted.cursor));
    const rows = await query
      .orderBy("alert.number", "desc")
      .limit(wanted.limit + 1)
      .execute();
    const shown = rows.slice(0, wanted.limit);
    const last = shown.at(-1);
    return {
      items: shown.map(summaryOf),
      nextCursor: rows.length > shown.length && last ? String(last.number) : null,
    };
  });
}

const literally = (text: string) => text.replace(/[\\%_]/g, "\\$&");
