import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";

/**
 * Lets one change of an incident's communication follow the other, until the transaction ends. Taken before any row:
 * sending takes the incident and then promises, a reaction the other way round, and they would wait for each other.
 */
export const oneAtATime = (tx: Tx, { workspaceId }: Pick<Ctx, "workspaceId">, incidentId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`communication ${workspaceId} ${incidentId}`}, 0))`.execute(
    tx,
  );
