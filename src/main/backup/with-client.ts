import pg from "pg";

/** A connection of the owner's, for as long as it is used. */
export async function withClient<T>(ownerUrl: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "ripplecast-restore" });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
