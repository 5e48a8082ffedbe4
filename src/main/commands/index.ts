import type { Config } from "../config.ts";

export type Command = {
  name: string;
  /** What may follow the name, for the usage text. */
  takes: string;
  says: string;
  /** @returns the exit code; nothing for a command that goes on running */
  run(config: Config, rest: readonly string[]): Promise<number | undefined>;
};

/** Everything `ripplecast` can do, in the order of the usage text. */
export const COMMANDS: readonly Command[] = [
  {
    name: "start",
    takes: "[--demo]",
    says: "start a node; --demo plays an incident at sixty times speed",
    run: async (config) => {
      const { start } = await import("../start.ts");
      return start(config).then(() => undefined);
    },
  },
  {
    name: "demo",
    takes: "",
    says: "the same as start --demo",
    run: async (config) => {
      const { demo } = await import("../demo/demo.ts");
      return demo(config).then(() => undefined);
    },
  },
  {
    name: "worker",
    takes: "",
    says: "start a node that only does the work (ROLE=worker)",
    run: async (config) => {
      const { start } = await import("../start.ts");
      return start({ ...config, role: "worker" }).then(() => undefined);
    },
  },
  {
    name: "verify-ledger",
    takes: "<export.jsonl> [<heads.json>]",
    says: "check an exported delivery ledger offline, against published heads",
    run: async (_config, files) => {
      const { verifyLedgerFiles } = await import("./verify-ledger.ts");
      return verifyLedgerFiles(files);
    },
  },
  {
    name: "migrate",
    takes: "",
    says: "bring the database to the newest schema and end",
    run: async (config) => {
      const { migrateOnly } = await import("./migrate.ts");
      return migrateOnly(config);
    },
  },
  {
    name: "doctor",
    takes: "",
    says: "look at everything the installation stands on and say what to do",
    run: async (config) => {
      const { doctor } = await import("./doctor.ts");
      return doctor(config);
    },
  },
  {
    name: "reset-password",
    takes: "<email>",
    says: "print a link that sets a new password once, for when no mail can be sent",
    run: async (config, rest) => {
      const { printResetLink } = await import("./reset-password.ts");
      return printResetLink(config, rest);
    },
  },
  {
    name: "backup",
    takes: "<file>",
    says: "copy everything into one file, also while a node runs",
    run: async (config, rest) => {
      const { backupTo } = await import("./backup.ts");
      return backupTo(config, rest);
    },
  },
  {
    name: "restore",
    takes: "<file>",
    says: "fill an empty database from a backup, before the first start",
    run: async (config, rest) => {
      const { restoreFrom } = await import("./backup.ts");
      return restoreFrom(config, rest);
    },
  },
];
