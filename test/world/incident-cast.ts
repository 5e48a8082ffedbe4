import { furnishIncidents, listTimeline } from "#domains/incidents";
import { createPerson, createService } from "#domains/people";
import type { Ctx, Role } from "#kernel/ctx";
import { type Id, newId } from "#kernel/ids";
import type { World } from "./world.ts";

/** Ana commands, Ben helps, Support is Ben in a smaller role; Website is a component of a public status page. */
export type Cast = {
  ana: string;
  ben: string;
  asAna: Ctx;
  asSupport: Ctx;
  website: string;
  component: string;
};

/** A signed-in person in a role. */
export const actorOf = (personId: string, role: Role = "commander") => ({
  kind: "user" as const,
  userId: `user-${personId}`,
  personId: personId as Id<"person">,
  role,
});

export async function incidentCast({ ctx, sql }: World): Promise<Cast> {
  await furnishIncidents(ctx);
  const ana = await createPerson(ctx, { name: "Ana", email: "ana@example.com" });
  const ben = await createPerson(ctx, { name: "Ben", email: "ben@example.com" });
  const website = await createService(ctx, { name: "web-frontend-prod", tier: 1 });
  const component = newId<"component">();
  const page = newId<"status-page">();
  await sql(
    `insert into status_page (workspace_id, id, name, slug, visibility, created_at, updated_at)
     values ($1, $2, 'Status', $2, 'public', now(), now())`,
    [ctx.workspaceId, page],
  );
  await sql(
    `insert into component (workspace_id, id, page_id, service_id, name, position, created_at, updated_at)
     values ($1, $2, $3, $4, 'Website', 1, now(), now())`,
    [ctx.workspaceId, component, page, website.id],
  );
  return {
    ana: ana.id,
    ben: ben.id,
    asAna: ctx.as(actorOf(ana.id)),
    asSupport: ctx.as(actorOf(ben.id, "support")),
    website: website.id,
    component,
  };
}

export const timelineTexts = async (ctx: Ctx, incidentId: string) =>
  (await listTimeline(ctx, { incidentId, order: "oldest", limit: 200 })).items.map(({ text }) => text);

export const eventNames = async (world: World, incidentId: string) =>
  (
    await world.sql<{ name: string }>("select name from event where subject_id = $1 order by seq", [
      incidentId,
    ])
  ).map(({ name }) => name);
