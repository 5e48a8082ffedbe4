// npm run bench: every benchmark against its peer, one after the other, as a table of Markdown.
// npm run bench -- --only intake,fan-out --rounds 3 --seconds 4 --write
// --write puts the table into docs/performance.md. Needs Debian's wrk, nginx-light and postgresql (for pgbench).
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { alertToMail } from "./alert-to-mail.ts";
import { fanOut } from "./fan-out.ts";
import { intakeAgainstPgbench } from "./intake.ts";
import { type MailSink, startMailSink } from "./mail-sink.ts";
import { type Product, startProduct } from "./product.ts";
import { againstPeer, inMilliseconds, type Line } from "./report.ts";
import { pageAgainstNginx } from "./status-page.ts";
import { updateToPage } from "./update-visible.ts";

const { values: asked } = parseArgs({
  options: {
    only: { type: "string", default: "intake,alert-to-mail,update-visible,status-page,fan-out" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "8" },
    times: { type: "string", default: "200" },
    subscribers: { type: "string", default: "10000" },
    write: { type: "boolean", default: false },
  },
});
const [rounds, seconds, times, subscribers] = [
  asked.rounds,
  asked.seconds,
  asked.times,
  asked.subscribers,
].map(Number) as [number, number, number, number];

type Benchmark = (product: Product, sink: MailSink) => Promise<Line[]>;

const benchmarks: Record<string, Benchmark> = {
  intake: async (product) => [
    againstPeer(
      "Alerts accepted, 32 connections ÷ `pgbench -M prepared` single-row inserts, 32 clients",
      await intakeAgainstPgbench(product, { keys: 100, rounds, seconds }),
      { aim: 1, unit: "alerts/s" },
    ),
  ],
  "alert-to-mail": async (product, sink) =>
    inMilliseconds("Alert accepted → mail handed over", await alertToMail(product, sink, times), {
      p50: 100,
      p99: 1_000,
    }),
  "update-visible": async (product) =>
    inMilliseconds("Update sent → visible on the page", await updateToPage(product, times), {
      p99: 250,
    }),
  "status-page": async (product) => {
    const measured = await pageAgainstNginx(product, { rounds, seconds });
    const paces = measured.updatesPerSecond.map((pace) => pace.toFixed(1)).join(", ");
    const title = `Status page of ${measured.bytes} bytes gzip, 64 connections, during ${paces} updates/s ÷ nginx, gzip_static`;
    return [againstPeer(title, measured, { aim: 0.5, unit: "pages/s" })];
  },
  "fan-out": async (product, sink) => [
    {
      what: `Mails of one update to ${subscribers} subscribers`,
      measured: `${Math.round(await fanOut(product, sink, subscribers))} mails/s`,
      aim: "–",
    },
  ],
};

const lines: Line[] = [];
for (const name of asked.only.split(",")) {
  const benchmark = benchmarks[name];
  if (!benchmark) throw new Error(`no benchmark is called ${name}; there are ${Object.keys(benchmarks)}`);
  const sink = await startMailSink();
  const product = await startProduct({ SMTP_URL: sink.url });
  try {
    const measured = await benchmark(product, sink);
    lines.push(...measured);
    for (const line of measured) console.error(`${line.what}: ${line.measured}`);
  } finally {
    await product.stop();
    await sink.stop();
  }
}

const table = [
  `Measured ${new Date().toISOString().slice(0, 10)} at ${commit()}: ${cpus().length} × ${cpus()[0]?.model.trim()}, Node.js ${process.versions.node}.`,
  "",
  "| What | Measured | Aim |",
  "| --- | --- | --- |",
  ...lines.map(({ what, measured, aim }) => `| ${what} | ${measured} | ${aim} |`),
].join("\n");
console.log(table);
if (asked.write) writeTable("docs/performance.md", table);

function commit(): string {
  return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
}

function writeTable(file: string, text: string): void {
  const before = readFileSync(file, "utf8");
  const block = /(<!-- measured -->\n)[\s\S]*(<!-- end -->)/;
  if (!block.test(before)) throw new Error(`${file} has no place for the table`);
  writeFileSync(
    file,
    before.replace(block, (_, begin: string, end: string) => `${begin}\n${text}\n\n${end}`),
  );
}
