import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process of another user counts as alive too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The words a process was started with; empty when it is gone or a zombie. */
export function commandLine(pid: number): string[] {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return [execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" })];
  } catch {
    return [];
  }
}
