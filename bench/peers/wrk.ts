import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { debian, numberIn, tool } from "./tools.ts";

/** Requests per second of the answers that the test wanted; any other answer is an error. */
export async function wrk(
  url: string,
  { connections, seconds, script }: { connections: number; seconds: number; script: string },
): Promise<number> {
  const room = mkdtempSync(join(tmpdir(), "ripplecast-wrk-"));
  const file = join(room, "request.lua");
  writeFileSync(file, script);
  try {
    const printed = await tool(debian("wrk"), ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", file, url]);
    if (/Non-2xx|Socket errors: (?!connect 0, read 0, write 0, timeout 0)/.test(printed))
      throw new Error(printed);
    return numberIn(printed, /Requests\/sec:\s+([\d.]+)/);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
