import pg from "pg";

const OWNER = "ripplecast";

/** The address of a role on the embedded server. */
export const address = (port: number, user: string, password: string, database: string): string =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

export const ownerUrl = (port: number, password: string): string => address(port, OWNER, password, OWNER);

/** The role that migrates: owns its database and may create the application role, but is no superuser. */
export async function ensureOwner(superuser: pg.Client, password: string): Promise<void> {
  if (!(await exists(superuser, "select from pg_roles where rolname = $1")))
    await superuser.query(`create role ${OWNER} login createrole password ${pg.escapeLiteral(password)}`);
  if (!(await exists(superuser, "select from pg_database where datname = $1")))
    await superuser.query(`create database ${OWNER} owner ${OWNER}`);
}

const exists = async (client: pg.Client, query: string): Promise<boolean> =>
  (await client.query(query, [OWNER])).rowCount !== 0;
