import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { COMPONENT_STATES, type ComponentState } from "../types.ts";
import { findSeverity, type SeverityRow } from "./find-severity.ts";

export type SeverityView = {
  name: string;
  rank: number;
  label: string;
  criteria: string;
  users: string;
  functions: string;
  duration: string;
  data: string;
  componentState: ComponentState;
};

/** The severity matrix, most severe first. */
export async function listSeverities(ctx: Ctx): Promise<SeverityView[]> {
  allow(ctx, "incidents.read");
  return ctx.transaction(async (tx) =>
    (await tx.selectFrom("severity").selectAll().orderBy("rank").execute()).map(presentSeverity),
  );
}

const words = z.string().trim().min(1).max(1000);
const UpdateSeverityInput = z.object({
  name: z.string(),
  label: words.max(60).optional(),
  criteria: words.optional(),
  users: words.optional(),
  functions: words.optional(),
  duration: words.optional(),
  data: words.optional(),
  componentState: z.enum(COMPONENT_STATES).optional(),
});
export type UpdateSeverity = z.input<typeof UpdateSeverityInput>;

/** Rewrites the criteria of a severity; what is absent stays as it is. */
export async function updateSeverity(ctx: Ctx, input: UpdateSeverity): Promise<SeverityView> {
  allow(ctx, "plan.manage");
  const { name, componentState, ...change } = parse(UpdateSeverityInput, input);
  return ctx.transaction(async (tx) => {
    const before = await findSeverity(tx, name);
    const row = await tx
      .updateTable("severity")
      .set({ ...change, component_state: componentState ?? before.component_state })
      .where("id", "=", before.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "severity.update", { kind: "severity", id: before.id }, { name });
    return presentSeverity(row);
  });
}

const presentSeverity = (row: SeverityRow): SeverityView => ({
  name: row.name,
  rank: row.rank,
  label: row.label,
  criteria: row.criteria,
  users: row.users,
  functions: row.functions,
  duration: row.duration,
  data: row.data,
  componentState: row.component_state,
});
