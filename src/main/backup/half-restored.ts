import type pg from "pg";
import { withClient } from "./with-client.ts";

const KEY = "restoring";

/** Written with the rows, in their transaction: from then on the database looks whole and is not. */
export const markHalfRestored = (client: pg.Client) =>
  client.query(
    "insert into ripplecast.meta values ($1, 'rows are there, pending work is not') on conflict do nothing",
    [KEY],
  );

export const markWhole = (ownerUrl: string) =>
  withClient(ownerUrl, (client) => client.query("delete from ripplecast.meta where key = $1", [KEY]));

/** Whether a restore was killed between its steps. */
export const isHalfRestored = (ownerUrl: string): Promise<boolean> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query("select to_regclass('ripplecast.meta') is not null as known");
    if (!rows[0].known) return false;
    return (await client.query("select from ripplecast.meta where key = $1", [KEY])).rowCount === 1;
  });

/** Leaves a database as empty as a new one: a schema that is newer than the next backup would be in its way. */
export const takeBack = (ownerUrl: string) =>
  withClient(ownerUrl, (client) =>
    client.query("drop schema if exists pgboss, identity, ripplecast, public cascade; create schema public"),
  );
