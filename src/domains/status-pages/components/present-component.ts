import type { Selectable } from "kysely";
import type { Tx } from "#kernel/db/db";
import type { ComponentGroupRow, ComponentRow as ComponentTable } from "#kernel/db/tables";
import { iso } from "../inputs.ts";
import { refuse } from "../refusals.ts";

export type ComponentRow = Selectable<ComponentTable>;
export type GroupRow = Selectable<ComponentGroupRow>;

export const presentComponent = (row: ComponentRow) => ({
  id: row.id,
  pageId: row.page_id,
  groupId: row.group_id,
  serviceId: row.service_id,
  name: row.name,
  description: row.description,
  state: row.state,
  position: row.position,
  showcase: row.showcase,
  onlyShowIfDegraded: row.only_show_if_degraded,
  startDate: row.start_date,
  createdAt: iso(row.created_at),
  updatedAt: iso(row.updated_at),
});
export type ComponentDetails = ReturnType<typeof presentComponent>;

export const presentGroup = (row: GroupRow, components: readonly ComponentRow[]) => ({
  id: row.id,
  pageId: row.page_id,
  name: row.name,
  description: row.description,
  position: row.position,
  componentIds: components.filter((component) => component.group_id === row.id).map(({ id }) => id),
});
export type GroupDetails = ReturnType<typeof presentGroup>;

export async function readComponent(tx: Tx, pageId: string, componentId: string): Promise<ComponentRow> {
  const row = await tx
    .selectFrom("component")
    .selectAll()
    .where("page_id", "=", pageId)
    .where("id", "=", componentId)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  if (!row) throw refuse("component-not-found", { id: componentId });
  return row;
}

export async function readGroup(tx: Tx, pageId: string, groupId: string): Promise<GroupRow> {
  const row = await tx
    .selectFrom("component_group")
    .selectAll()
    .where("page_id", "=", pageId)
    .where("id", "=", groupId)
    .executeTakeFirst();
  if (!row) throw refuse("component-group-not-found", { id: groupId });
  return row;
}

/** A page's components in its order, without those taken off it. */
export const componentRows = (tx: Tx, pageId: string): Promise<ComponentRow[]> =>
  tx
    .selectFrom("component")
    .selectAll()
    .where("page_id", "=", pageId)
    .where("archived_at", "is", null)
    .orderBy("position")
    .orderBy("created_at")
    .orderBy("id")
    .execute();

export const groupRows = (tx: Tx, pageId: string): Promise<GroupRow[]> =>
  tx
    .selectFrom("component_group")
    .selectAll()
    .where("page_id", "=", pageId)
    .orderBy("position")
    .orderBy("created_at")
    .orderBy("id")
    .execute();

/** The position after the last component and group. */
export async function nextPosition(tx: Tx, pageId: string): Promise<number> {
  const positions = [...(await componentRows(tx, pageId)), ...(await groupRows(tx, pageId))];
  return Math.max(0, ...positions.map(({ position }) => position)) + 1;
}
