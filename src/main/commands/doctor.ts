import { createLog } from "#kernel/log";
import type { Config } from "../config.ts";
import { examine } from "../doctor/doctor.ts";
import { findingLine } from "../doctor/finding.ts";

/** @returns 1 when something is broken; warnings alone do not fail */
export async function doctor(config: Config): Promise<number> {
  const findings = await examine(config, createLog("error"));
  for (const finding of findings) process.stdout.write(`${findingLine(finding)}\n`);
  return findings.some(({ verdict }) => verdict === "fail") ? 1 : 0;
}
