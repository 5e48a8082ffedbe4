import { listPromises, listUpdates } from "#domains/communication";
import { encodeCursor, type Page } from "#kernel/paging";
import { expect, test } from "./communication-story.ts";

/** Every item of a list, read page by page. */
async function pageByPage<Item>(read: (cursor?: string) => Promise<Page<Item>>): Promise<Item[][]> {
  const pages: Item[][] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await read(cursor);
    pages.push(items);
    if (nextCursor === null) return pages;
    cursor = nextCursor;
  }
}

test("updates are read page by page, each with its messages, newest first", async ({ story }) => {
  const incidentId = await story.declare();
  for (const value of ["Pages do not load", "Pages load slowly", "Some pages load"])
    await story.send({ facts: [{ key: "symptom", value }] });
  const pages = await pageByPage((cursor) => listUpdates(story.acme, { incidentId, limit: 2, cursor }));
  expect(pages.map((page) => page.map(({ number }) => number))).toEqual([[3, 2], [1]]);
  for (const update of pages.flat())
    expect(update.messages.map(({ updateId }) => updateId)).toEqual(
      Array(update.messages.length || 1).fill(update.id),
    );
});

test("promises are read page by page, the next one due first, each once", async ({ story }) => {
  const incidentId = await story.declare();
  await story.send({ facts: [{ key: "symptom", value: "Pages do not load" }] });
  const read = (cursor?: string) => listPromises(story.acme, { incidentId, limit: 3, cursor });
  const pages = await pageByPage(read);
  const all = pages.flat();
  expect(pages.length).toBeGreaterThan(2);
  expect(all.map(({ id }) => id)).toEqual((await story.promises()).map(({ id }) => id));
  expect(all.map(({ dueAt }) => dueAt)).toEqual(all.map(({ dueAt }) => dueAt).sort());
  const [open] = [await pageByPage((cursor) => listPromises(story.acme, { open: true, limit: 2, cursor }))];
  expect(open.flat().every(({ closedAt }) => closedAt === null)).toBe(true);
});

test("a cursor of another list is refused, and an odd one fails nothing", async ({ story }) => {
  const incidentId = await story.declare();
  const refused = { code: "cursor-invalid" };
  await expect(listUpdates(story.acme, { incidentId, cursor: "x" })).rejects.toMatchObject(refused);
  await expect(listPromises(story.acme, { cursor: encodeCursor([1]) })).rejects.toMatchObject(refused);
  const odd = Number.MAX_SAFE_INTEGER;
  expect((await listUpdates(story.acme, { incidentId, cursor: encodeCursor([odd]) })).items).toEqual([]);
  expect((await listPromises(story.acme, { cursor: encodeCursor([odd, "x"]) })).items).toEqual([]);
});
