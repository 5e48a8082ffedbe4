import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { type ComponentRow, componentRows, groupRows } from "../components/present-component.ts";
import { beforeFirstDay, stateChanges } from "../components/uptime-history.ts";
import { pageBase } from "../pages/page-address.ts";
import { readPage } from "../pages/page-row.ts";
import { rollUp, worstState } from "../rollup.ts";
import {
  dateIn,
  groupDays,
  outagePerDay,
  SHOWN_DAYS,
  shownDays,
  uptimePercent,
  withStart,
} from "../uptime.ts";
import { type ComponentView, isOpen, type LayoutEntry, type PageInfo, type PageView } from "../view.ts";
import { readIncidents, readMaintenances } from "./read-entries.ts";

/** All that readers of a page may see, as it is now. For the system: it asks no permission. */
export async function readPageView(ctx: Ctx, pageId: string): Promise<PageView> {
  return ctx.transaction(async (tx) => {
    const now = ctx.clock.now();
    const page = await readPageInfo(tx, ctx, pageId);
    const components = await readComponents(tx, page, now);
    const incidents = await readIncidents(tx, pageId);
    const maintenances = await readMaintenances(tx, pageId);
    return {
      page,
      status: rollUp(
        components.map(({ state }) => state),
        incidents.filter(isOpen).map(({ impact }) => impact),
      ),
      readAt: now,
      today: dateIn(now, page.timeZone),
      layout: await readLayout(tx, pageId, components),
      components,
      incidents,
      maintenances,
    };
  });
}

/** The page with one story only, however old it is; null when the page never told it. */
export async function readStoryView(ctx: Ctx, pageId: string, entryId: string): Promise<PageView | null> {
  return ctx.transaction(async (tx) => {
    const incidents = await readIncidents(tx, pageId, entryId);
    const maintenances = await readMaintenances(tx, pageId, entryId);
    if (incidents.length + maintenances.length === 0) return null;
    return { ...(await readPageView(ctx.within(tx), pageId)), incidents, maintenances };
  });
}

async function readPageInfo(tx: Tx, ctx: Ctx, pageId: string): Promise<PageInfo> {
  const row = await readPage(tx, pageId);
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    description: row.description,
    visibility: row.visibility,
    timeZone: row.time_zone,
    locale: row.locale,
    supportUrl: row.support_url,
    updatedAt: row.updated_at,
    base: await pageBase(tx, row),
    origin: ctx.publicUrl,
    takesSubscribers: row.visibility === "public",
  };
}

async function readComponents(tx: Tx, page: PageInfo, now: Date): Promise<ComponentView[]> {
  const rows = await componentRows(tx, page.id);
  const groups = new Map((await groupRows(tx, page.id)).map((group) => [group.id, group.name]));
  const days = shownDays(now, page.timeZone);
  const changes = await stateChanges(
    tx,
    rows.map(({ id }) => id),
    beforeFirstDay(now, SHOWN_DAYS),
  );
  return rows.map((row) => {
    const outages = withStart(outagePerDay(changes.get(row.id) ?? [], days, now), row.start_date);
    const groupName = row.group_id ? (groups.get(row.group_id) ?? null) : null;
    return { ...viewOf(row), groupName, days: outages, uptime: uptimePercent(outages) };
  });
}

const viewOf = (row: ComponentRow) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  state: row.state,
  position: row.position,
  groupId: row.group_id,
  showcase: row.showcase,
  onlyShowIfDegraded: row.only_show_if_degraded,
  startDate: row.start_date,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** Groups and single components together, by position; empty groups are left out. */
async function readLayout(tx: Tx, pageId: string, components: ComponentView[]): Promise<LayoutEntry[]> {
  const groups = (await groupRows(tx, pageId)).map((row): LayoutEntry => {
    const members = components.filter(({ groupId }) => groupId === row.id);
    const days = groupDays(members.map((member) => member.days));
    return {
      kind: "group",
      components: members,
      group: {
        id: row.id,
        name: row.name,
        description: row.description,
        position: row.position,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        state: worstState(members.map(({ state }) => state)),
        days,
        uptime: uptimePercent(days),
      },
    };
  });
  const singles = components
    .filter(({ groupId }) => groupId === null)
    .map((component): LayoutEntry => ({ kind: "component", component }));
  return [
    ...groups.filter((entry) => entry.kind === "group" && entry.components.length > 0),
    ...singles,
  ].sort((one, other) => positionOf(one) - positionOf(other));
}

const positionOf = (entry: LayoutEntry) =>
  entry.kind === "group" ? entry.group.position : entry.component.position;
