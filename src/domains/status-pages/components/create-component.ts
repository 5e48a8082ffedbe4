import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { pageChanged } from "../events.ts";
import { Description, Id, PlainDate, Title } from "../inputs.ts";
import { readPage } from "../pages/page-row.ts";
import { dateIn } from "../uptime.ts";
import {
  type ComponentDetails,
  nextPosition,
  presentComponent,
  readComponent,
  readGroup,
} from "./present-component.ts";

const CreateComponentInput = z.object({
  pageId: Id,
  name: Title,
  description: Description.nullish().transform((text) => text ?? null),
  groupId: Id.nullish(),
  serviceId: Id.nullish(),
  position: z.int().min(1).optional(),
  showcase: z.boolean().default(true),
  onlyShowIfDegraded: z.boolean().default(false),
  startDate: PlainDate.nullish(),
});
export type CreateComponent = z.input<typeof CreateComponentInput>;

/** Uptime counts from today on unless said otherwise: a day nobody watched is not a day without downtime. */
export async function createComponent(ctx: Ctx, input: CreateComponent): Promise<ComponentDetails> {
  allow(ctx, "pages.manage");
  const wanted = parse(CreateComponentInput, input);
  return ctx.transaction(async (tx) => {
    const page = await readPage(tx, wanted.pageId);
    if (wanted.groupId) await readGroup(tx, page.id, wanted.groupId);
    const id = newId<"component">();
    const now = ctx.clock.now();
    await tx
      .insertInto("component")
      .values({
        workspace_id: ctx.workspaceId,
        id,
        page_id: page.id,
        group_id: wanted.groupId ?? null,
        service_id: wanted.serviceId ?? null,
        name: wanted.name,
        description: wanted.description,
        position: wanted.position ?? (await nextPosition(tx, page.id)),
        showcase: wanted.showcase,
        only_show_if_degraded: wanted.onlyShowIfDegraded,
        start_date: wanted.startDate === undefined ? dateIn(now, page.time_zone) : wanted.startDate,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await audit(tx, ctx, "component.create", { kind: "component", id }, { name: wanted.name });
    await pageChanged(tx, ctx, page.id);
    return presentComponent(await readComponent(tx, page.id, id));
  });
}
