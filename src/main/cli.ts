import { parseArgs } from "node:util";
import { EmbeddedPostgresError } from "#kernel/db/embedded/start-embedded-postgres";
import { COMMANDS } from "./commands/index.ts";
import { ConfigError, readConfig } from "./config.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    demo: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
    version: { type: "boolean", default: false },
  },
});
const [name = "start", ...rest] = positionals;
const command = COMMANDS.find(
  (candidate) => candidate.name === (name === "start" && values.demo ? "demo" : name),
);

if (values.version) process.stdout.write(`${(await import("./start.ts")).packageVersion()}\n`);
else if (values.help || !command) {
  process.stdout.write(usage());
  process.exitCode = values.help ? 0 : 2;
} else
  try {
    process.exitCode = (await command.run(readConfig(process.env), rest)) ?? process.exitCode;
  } catch (error) {
    process.stderr.write(
      `${expected(error) ? (error as Error).message : String((error as Error).stack ?? error)}\n`,
    );
    process.exit(1);
  }

function expected(error: unknown): boolean {
  return (
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    ["CommandError", "BackupError"].includes((error as Error).name)
  );
}

function usage(): string {
  const width = Math.max(...COMMANDS.map(({ name, takes }) => `${name} ${takes}`.length)) + 2;
  const lines = COMMANDS.map(({ name, takes, says }) => `  ${`${name} ${takes}`.padEnd(width)}${says}`);
  return [
    "ripplecast <command>",
    "",
    ...lines,
    "",
    "Settings come from the environment: see docs/settings.md.",
    "",
  ].join("\n");
}
