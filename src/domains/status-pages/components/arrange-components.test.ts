import { expect, test } from "#world";
import {
  arrangeComponents,
  createComponent,
  createComponentGroup,
  createPage,
  listComponents,
} from "../index.ts";

test("components and groups stand in the order that was asked for, the others after them", async ({
  world,
}) => {
  const { olga, chloe } = await world.cast();
  const { id: pageId } = await createPage(olga.ctx, { name: "Shop", slug: "shop" });
  const add = async (name: string) => (await createComponent(olga.ctx, { pageId, name })).id;
  const [web, api, mail] = [await add("Web"), await add("API"), await add("Mail")];
  const regions = await createComponentGroup(olga.ctx, { pageId, name: "Regions" });
  const order = [
    { kind: "group", id: regions.id },
    { kind: "component", id: mail },
  ] as const;

  const arranged = await arrangeComponents(olga.ctx, { pageId, order: [...order] });
  expect(arranged.items.map(({ id, position }) => [id, position])).toEqual([
    [mail, 2],
    [web, 3],
    [api, 4],
  ]);
  expect(arranged.groups.map(({ position }) => position)).toEqual([1]);
  expect(await listComponents(olga.ctx, pageId)).toEqual(arranged);

  const elsewhere = { pageId, order: [{ kind: "component" as const, id: mail }] };
  await expect(arrangeComponents(chloe.ctx, elsewhere)).rejects.toMatchObject({ status: 404 });
  const unknown = { pageId, order: [{ kind: "component" as const, id: regions.id }] };
  await expect(arrangeComponents(olga.ctx, unknown)).rejects.toMatchObject({ code: "component-not-found" });
});
