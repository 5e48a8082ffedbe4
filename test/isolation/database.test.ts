import pg from "pg";
import type { World } from "#world";
import { expect, test } from "#world";
import { furnished } from "./two-workspaces.ts";

type Table = { name: string; rows: number };

/** Every product table, with what the owner sees in it. */
async function productTables(world: World): Promise<Table[]> {
  const names = await world.sql<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
  );
  const tables: Table[] = [];
  for (const { name } of names) {
    const [count] = await world.sql<{ n: number }>(
      `select count(*)::int as n from ${pg.escapeIdentifier(name)}`,
    );
    tables.push({ name, rows: count?.n ?? 0 });
  }
  return tables;
}

test("row-level security is on and forced for every product table, and each begins with the workspace", async ({
  world,
}) => {
  const tables = await world.sql<{ name: string; on: boolean; forced: boolean; key: string | null }>(`
    select c.relname as name, c.relrowsecurity as on, c.relforcerowsecurity as forced,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
  expect(tables.length).toBeGreaterThan(20);
  const open = tables.filter(({ on, forced, key }) => !on || !forced || key !== "workspace_id");
  expect(open).toEqual([]);
});

test("without a workspace every product table is empty for the application", async ({ world }) => {
  await furnished(world, "Acme");
  const tables = await productTables(world);
  expect(tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(10);
  const app = new pg.Client({ connectionString: world.engine.db.directUrl });
  await app.connect();
  try {
    for (const { name } of tables) {
      const { rows } = await app.query(`select count(*)::int as n from public.${pg.escapeIdentifier(name)}`);
      expect([name, rows[0].n]).toEqual([name, 0]);
    }
  } finally {
    await app.end();
  }
});

test("the application writes into no workspace but the one that is set", async ({ world }) => {
  const { workspaceId } = (await furnished(world, "Acme")).system;
  const app = new pg.Client({ connectionString: world.engine.db.directUrl });
  await app.connect();
  try {
    await app.query("begin");
    await app.query("select set_config('app.workspace_id', 'somebodyelse', true)");
    const moved = await app.query("update membership set role = 'owner' where workspace_id = $1", [
      workspaceId,
    ]);
    expect(moved.rowCount).toBe(0);
    const planted = app.query(
      "insert into event (workspace_id, id, name, subject_id, data, actor, happened_at) values ($1, 'planted', 'x.y', '', '{}', '', now())",
      [workspaceId],
    );
    await expect(planted).rejects.toThrow(/row-level security/);
  } finally {
    await app.end();
  }
});

test("the application's role is neither superuser nor exempt, owns nothing and cannot alter a table", async ({
  world,
}) => {
  const role = new URL(world.engine.db.directUrl).username;
  const [attributes] = await world.sql(
    "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = $1",
    [role],
  );
  expect(attributes).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
  });
  const owned = await world.sql(
    "select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1 and c.relnamespace in ('public'::regnamespace, 'ripplecast'::regnamespace, 'identity'::regnamespace)",
    [role],
  );
  expect(owned).toEqual([]);
});

test("every way across workspaces is a named function of ours that keeps its own search path", async ({
  world,
}) => {
  const functions = await world.sql<{ name: string; config: string[] | null; everybody: boolean }>(`
    select p.oid::regprocedure::text as name, p.proconfig as config,
      has_function_privilege('public', p.oid, 'execute') as everybody
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`);
  expect(functions.length).toBeGreaterThan(3);
  const loose = functions.filter(
    ({ name, config, everybody }) =>
      !name.startsWith("ripplecast.") ||
      everybody ||
      !config?.some((line) => line.startsWith("search_path=")),
  );
  expect(loose).toEqual([]);
});
