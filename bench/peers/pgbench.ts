import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { debian, numberIn, tool } from "./tools.ts";

export const PGBENCH_TABLE = `create table if not exists bench_row (
  id bigint generated always as identity primary key, at timestamptz not null default now(), body text not null)`;

/** Durable single-row inserts per second of one row of so many bytes, prepared, by so many clients. */
export async function pgbenchInserts(
  databaseUrl: string,
  { clients, seconds, bytes }: { clients: number; seconds: number; bytes: number },
): Promise<number> {
  const room = mkdtempSync(join(tmpdir(), "ripplecast-pgbench-"));
  const script = join(room, "insert.sql");
  writeFileSync(script, `insert into bench_row (body) values ('${"x".repeat(bytes)}');\n`);
  try {
    const url = new URL(databaseUrl);
    const printed = await tool(
      debian("pgbench"),
      ["-n", "-M", "prepared", "-c", `${clients}`, "-j", "2", "-T", `${seconds}`, "-f", script]
        .concat("-h", url.hostname, "-p", url.port, "-U", decodeURIComponent(url.username))
        .concat(url.pathname.slice(1)),
      { PGPASSWORD: decodeURIComponent(url.password) },
    );
    return numberIn(printed, /tps = ([\d.]+)/);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
