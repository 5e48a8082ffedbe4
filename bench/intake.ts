import { PGBENCH_TABLE, pgbenchInserts } from "./peers/pgbench.ts";
import { wrk } from "./peers/wrk.ts";
import { type Product, ROUTING_KEY, settled } from "./product.ts";
import { type Comparison, inTurns } from "./rounds.ts";

const CLIENTS = 32;
const BODY_BYTES = 600;
const WARM_UP_SECONDS = 3;

/** Alerts accepted per second over HTTP, each durable before its answer, against plain inserts into the same server. */
export async function intakeAgainstPgbench(
  product: Product,
  { keys, rounds, seconds }: { keys: number; rounds: number; seconds: number },
): Promise<Comparison> {
  await product.sql(PGBENCH_TABLE);
  const script = requests(keys);
  const ours = async (forSeconds: number) => {
    const to = `${product.base}/v2/enqueue`;
    const rate = await wrk(to, { connections: CLIENTS, seconds: forSeconds, script });
    await settled(product);
    return rate;
  };
  await ours(WARM_UP_SECONDS); // and somebody is paged for each of the alerts
  return inTurns(rounds, {
    ours: () => ours(seconds),
    theirs: () => pgbenchInserts(product.databaseUrl, { clients: CLIENTS, seconds, bytes: BODY_BYTES }),
  });
}

/** Triggers of about 600 bytes, over so many different alerts. */
const requests = (keys: number): string => `
local key = 0
request = function()
  key = (key + 1) % ${keys}
  return wrk.format("POST", nil, { ["content-type"] = "application/json" },
    '{"routing_key":"${ROUTING_KEY}","event_action":"trigger","dedup_key":"bench-' .. key ..
    '","payload":{"summary":"Checkout answers with errors","source":"shop-web-1","severity":"critical",' ..
    '"component":"checkout","group":"shop","class":"http","custom_details":{"text":"${"x".repeat(330)}"}}}')
end
response = function(status) if status ~= 202 then io.stderr:write("answer " .. status .. "\\n") end end
`;
