import { Readable } from "node:stream";
import { z } from "zod";
import { exportLedger, ledgerHeads } from "#domains/delivery";
import * as contract from "../contract/delivery.ts";
import { pageRoute, route } from "../route.ts";

const tag = "Ledger";

export const ledgerRoutes = [
  route({
    method: "GET",
    path: "/api/v1/ledger/heads",
    permission: "audit.read",
    tag,
    summary: "Signed heads of the delivery ledger",
    description:
      "Keep them where nobody here can change them: `ripplecast verify-ledger` checks an export against them.",
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
    }),
    response: contract.LedgerHeads,
    run: (ctx, { query }) => ledgerHeads(ctx, query),
  }),
];

/** The export is as long as the ledger, so it leaves line by line. */
export const ledgerPageRoutes = [
  pageRoute({
    method: "GET",
    path: "/api/v1/ledger/export",
    access: "audit.read",
    summary: "The whole delivery ledger as JSON Lines",
    handler: (_request, reply, { ctx }) =>
      reply
        .header("content-type", "application/x-ndjson; charset=utf-8")
        .header("content-disposition", 'attachment; filename="ledger.jsonl"')
        .send(Readable.from(lines(exportLedger(ctx)))),
  }),
];

async function* lines(entries: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}
