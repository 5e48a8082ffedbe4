import { z } from "zod";
import { allow } from "#domains/access";
import { after, days } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { parse } from "#kernel/parse";
import { Id } from "../inputs.ts";
import { readPage } from "../pages/page-row.ts";
import type { ComponentState } from "../types.ts";
import { outagePerDay, type StateChange, shownDays, uptimePercent, withStart } from "../uptime.ts";
import { readComponent } from "./present-component.ts";

/**
 * The state changes of components from `since` on, each preceded by the last one before; by component id, oldest
 * first.
 */
export async function stateChanges(
  tx: Tx,
  componentIds: readonly string[],
  since: Date,
): Promise<Map<string, StateChange[]>> {
  if (componentIds.length === 0) return new Map();
  const ids = [...componentIds];
  const before = await tx
    .selectFrom("component_change")
    .distinctOn("component_id")
    .select(["component_id", "new_state", "changed_at"])
    .where("component_id", "in", ids)
    .where("changed_at", "<", since)
    .orderBy("component_id")
    .orderBy("changed_at", "desc")
    .orderBy("seq", "desc")
    .execute();
  const within = await tx
    .selectFrom("component_change")
    .select(["component_id", "new_state", "changed_at"])
    .where("component_id", "in", ids)
    .where("changed_at", ">=", since)
    .orderBy("changed_at")
    .orderBy("seq")
    .execute();
  const byComponent = Map.groupBy([...before, ...within], (row) => row.component_id);
  return new Map(
    [...byComponent].map(([id, rows]) => [
      id,
      rows.map((row): StateChange => ({ at: row.changed_at, state: row.new_state as ComponentState })),
    ]),
  );
}

/** Early enough for the first of so many days in any zone. */
export const beforeFirstDay = (now: Date, count: number): Date => after(now, -days(count + 2));

const UptimeInput = z.object({
  pageId: Id,
  componentId: Id,
  days: z.coerce.number().int().min(1).max(366).default(90),
});

/** A component's uptime over the days that end with today. */
export async function componentUptime(ctx: Ctx, input: z.input<typeof UptimeInput>) {
  allow(ctx, "pages.read");
  const { pageId, componentId, days: count } = parse(UptimeInput, input);
  return ctx.transaction(async (tx) => {
    const page = await readPage(tx, pageId);
    const component = await readComponent(tx, pageId, componentId);
    const now = ctx.clock.now();
    const days = shownDays(now, page.time_zone, count);
    const changes = await stateChanges(tx, [component.id], beforeFirstDay(now, count));
    const outages = outagePerDay(changes.get(component.id) ?? [], days, now);
    const total = (seconds: (day: (typeof outages)[number]) => number) =>
      outages.reduce((sum, day) => sum + seconds(day), 0);
    return {
      componentId: component.id,
      rangeStart: days[0]?.date ?? "",
      rangeEnd: days.at(-1)?.date ?? "",
      uptimePercentage: uptimePercent(withStart(outages, component.start_date)) ?? 100,
      partialOutageSeconds: total((day) => day.partialSeconds),
      majorOutageSeconds: total((day) => day.majorSeconds),
      days: outages,
    };
  });
}
