import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { readPage } from "../pages/page-row.ts";
import { pageTexts } from "../texts.ts";
import type { PageRecipient, SubscriberId } from "../types.ts";

export type AboutComponents = { pageId: string; componentIds: readonly string[] };

const CHUNK = 1_000;

/**
 * Confirmed subscribers who want to hear about these components: those of the whole page, and those who chose one of
 * them. In chunks, in a stable order: pass the cursor back until it is null. Joins the caller's transaction.
 */
export async function subscribersFor(
  ctx: Ctx,
  about: AboutComponents,
  cursor: string | null = null,
): Promise<{ items: PageRecipient[]; nextCursor: string | null }> {
  return ctx.transaction(async (tx) => {
    const page = await readPage(tx, about.pageId);
    const rows = await wanting(tx, about)
      .select(["s.id", "s.address", "s.locale", "s.time_zone", "s.confirmed_at"])
      .where("s.id", ">", cursor ?? "")
      .orderBy("s.id")
      .limit(CHUNK)
      .execute();
    const chosen = await chosenComponents(
      tx,
      rows.map(({ id }) => id),
    );
    const say = pageTexts(page.locale);
    const items = rows.map((row): PageRecipient => {
      const components = chosen.get(row.id)?.join(", ");
      return {
        subscriberId: row.id as SubscriberId, // the row's own key
        channel: "email",
        address: row.address,
        locale: row.locale,
        timeZone: row.time_zone,
        reason: components
          ? say("reasonComponents", { components, page: page.name })
          : say("reasonPage", { page: page.name }),
      };
    });
    return { items, nextCursor: rows.length === CHUNK ? (rows.at(-1)?.id ?? null) : null };
  });
}

/** All of them at once, for callers inside one transaction. */
export async function allSubscribersFor(ctx: Ctx, about: AboutComponents): Promise<PageRecipient[]> {
  const all: PageRecipient[] = [];
  let cursor: string | null = null;
  do {
    const chunk: Awaited<ReturnType<typeof subscribersFor>> = await subscribersFor(ctx, about, cursor);
    all.push(...chunk.items);
    cursor = chunk.nextCursor;
  } while (cursor !== null);
  return all;
}

/** How many would be told. */
export async function countSubscribersFor(ctx: Ctx, about: AboutComponents): Promise<number> {
  return ctx.transaction(async (tx) => {
    const row = await wanting(tx, about)
      .select((query) => query.fn.countAll<number>().as("n"))
      .executeTakeFirst();
    return Number(row?.n ?? 0);
  });
}

const wanting = (tx: Tx, { pageId, componentIds }: AboutComponents) =>
  tx
    .selectFrom("subscriber as s")
    .where("s.page_id", "=", pageId)
    .where("s.confirmed_at", "is not", null)
    .where("s.unsubscribed_at", "is", null)
    .where((where) => {
      const choices = where
        .selectFrom("subscriber_component as c")
        .select("c.component_id")
        .whereRef("c.subscriber_id", "=", "s.id");
      const ids = componentIds.length > 0 ? [...componentIds] : [""];
      return where.or([
        where.not(where.exists(choices)),
        where.exists(choices.where("c.component_id", "in", ids)),
      ]);
    });

/** Names of the components each subscriber chose; nobody who takes the whole page is in it. */
export async function chosenComponents(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("subscriber_component as s")
    .innerJoin("component as c", (join) =>
      join.onRef("c.workspace_id", "=", "s.workspace_id").onRef("c.id", "=", "s.component_id"),
    )
    .select(["s.subscriber_id", "c.name"])
    .where("s.subscriber_id", "in", [...ids])
    .orderBy("c.position")
    .execute();
  const bySubscriber = Map.groupBy(rows, (row) => row.subscriber_id);
  return new Map([...bySubscriber].map(([id, list]) => [id, list.map(({ name }) => name)]));
}
