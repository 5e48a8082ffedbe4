// npm run crash: kills the server and its database at random under load, and judges whether anything was lost.
// npm run crash -- --small --seed 7: the short form, which npm test runs; the numbers of options.ts can all be given.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Evidence } from "./evidence/evidence.ts";
import { judgeAlerts } from "./judge/alerts.ts";
import { judgeDeadlines } from "./judge/deadlines.ts";
import { judgeEscalations } from "./judge/escalations.ts";
import { judgeLedger } from "./judge/ledger.ts";
import { judgeMails } from "./judge/mails.ts";
import { judgeRepeats } from "./judge/repeats.ts";
import { judgeSurvival } from "./judge/survival.ts";
import type { Verdict } from "./judge/verdict.ts";
import { readOptions } from "./options.ts";
import { tellStory } from "./story.ts";

const LOGS = "artifacts/crash";
const SHOWN = 20;

const options = readOptions(process.argv.slice(2));
mkdirSync(LOGS, { recursive: true });
const logFile = join(LOGS, `server-${options.seed}.log`);
rmSync(logFile, { force: true });
const startedAt = Date.now();
say(
  `Seed ${options.seed}: ${options.kills} kills, a fan-out to ${options.recipients}; the server's log is ${logFile}`,
);
const evidence = await tellStory(options, logFile, say);
const verdicts = judge(evidence);
for (const verdict of verdicts) report(verdict);
const broken = verdicts.reduce((total, { violations }) => total + violations.length, 0);
say(broken === 0 ? "Every promise was kept" : `${broken} times a promise was broken`);
process.exitCode = broken === 0 ? 0 : 1;

function judge(all: Evidence): Verdict[] {
  return [
    judgeSurvival(all),
    judgeAlerts(all),
    judgeDeadlines(all, Date.now()),
    judgeEscalations(all),
    judgeMails(all),
    judgeRepeats(all),
    judgeLedger(all),
  ];
}

function report({ promise, numbers, violations }: Verdict): void {
  console.log(`\n${violations.length === 0 ? "kept" : "BROKEN"}: ${promise}`);
  for (const [name, value] of Object.entries(numbers)) console.log(`  ${name.padEnd(28)} ${value}`);
  for (const violation of violations.slice(0, SHOWN)) console.log(`  - ${violation}`);
  if (violations.length > SHOWN) console.log(`  - and ${violations.length - SHOWN} more`);
}

function say(line: string): void {
  console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}`);
}
