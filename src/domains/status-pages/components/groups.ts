import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { pageChanged } from "../events.ts";
import { Description, Id, Title } from "../inputs.ts";
import { readPage } from "../pages/page-row.ts";
import {
  componentRows,
  type GroupDetails,
  nextPosition,
  presentGroup,
  readComponent,
  readGroup,
} from "./present-component.ts";

const CreateGroupInput = z.object({
  pageId: Id,
  name: Title,
  description: Description.nullish().transform((text) => text ?? null),
  position: z.int().min(1).optional(),
  componentIds: z.array(Id).max(200).default([]),
});
export type CreateComponentGroup = z.input<typeof CreateGroupInput>;

export async function createComponentGroup(ctx: Ctx, input: CreateComponentGroup): Promise<GroupDetails> {
  allow(ctx, "pages.manage");
  const wanted = parse(CreateGroupInput, input);
  return ctx.transaction(async (tx) => {
    const page = await readPage(tx, wanted.pageId);
    const id = newId<"component-group">();
    const now = ctx.clock.now();
    await tx
      .insertInto("component_group")
      .values({
        workspace_id: ctx.workspaceId,
        id,
        page_id: page.id,
        name: wanted.name,
        description: wanted.description,
        position: wanted.position ?? (await nextPosition(tx, page.id)),
        created_at: now,
        updated_at: now,
      })
      .execute();
    await setMembers(tx, page.id, id, wanted.componentIds);
    await audit(tx, ctx, "component-group.create", { kind: "component-group", id }, { name: wanted.name });
    await pageChanged(tx, ctx, page.id);
    return presentGroup(await readGroup(tx, page.id, id), await componentRows(tx, page.id));
  });
}

const ChangeGroupInput = z.object({
  pageId: Id,
  groupId: Id,
  name: Title.optional(),
  description: Description.optional(),
  position: z.int().min(1).optional(),
  componentIds: z.array(Id).max(200).optional(),
});
export type ChangeComponentGroup = z.input<typeof ChangeGroupInput>;

/** What is absent stays as it is; `componentIds` names all members. */
export async function changeComponentGroup(ctx: Ctx, input: ChangeComponentGroup): Promise<GroupDetails> {
  allow(ctx, "pages.manage");
  const { pageId, groupId, ...change } = parse(ChangeGroupInput, input);
  return ctx.transaction(async (tx) => {
    const row = await readGroup(tx, pageId, groupId);
    await tx
      .updateTable("component_group")
      .set({
        name: change.name ?? row.name,
        description: change.description === undefined ? row.description : change.description,
        position: change.position ?? row.position,
        updated_at: ctx.clock.now(),
      })
      .where("id", "=", groupId)
      .execute();
    if (change.componentIds) await setMembers(tx, pageId, groupId, change.componentIds);
    await audit(tx, ctx, "component-group.change", { kind: "component-group", id: groupId });
    await pageChanged(tx, ctx, pageId);
    return presentGroup(await readGroup(tx, pageId, groupId), await componentRows(tx, pageId));
  });
}

/** Removes a group; its components stay on the page. */
export async function removeComponentGroup(
  ctx: Ctx,
  { pageId, groupId }: { pageId: string; groupId: string },
): Promise<void> {
  allow(ctx, "pages.manage");
  await ctx.transaction(async (tx) => {
    const group = await readGroup(tx, pageId, groupId);
    await tx.deleteFrom("component_group").where("id", "=", group.id).execute();
    await audit(
      tx,
      ctx,
      "component-group.remove",
      { kind: "component-group", id: group.id },
      { name: group.name },
    );
    await pageChanged(tx, ctx, pageId);
  });
}

async function setMembers(tx: Tx, pageId: string, groupId: string, componentIds: readonly string[]) {
  for (const componentId of componentIds) await readComponent(tx, pageId, componentId);
  await tx.updateTable("component").set({ group_id: null }).where("group_id", "=", groupId).execute();
  if (componentIds.length > 0)
    await tx
      .updateTable("component")
      .set({ group_id: groupId })
      .where("id", "in", [...componentIds])
      .execute();
}
