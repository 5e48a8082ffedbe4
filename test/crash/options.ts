import { parseArgs } from "node:util";

/** How hard a run is. */
export type Options = {
  kills: number;
  recipients: number;
  seed: number;
  /** Between two kills, on average. */
  gapSeconds: number;
  /** How long the mail server takes for one mail: the fan-out then lasts while the kills happen. */
  mailMs: number;
  alertsPerSecond: number;
  /** When an escalation step is due after the one before it; undefined: the minute that the policy says. */
  stepSeconds: number | undefined;
};

const SMALL = {
  kills: 2,
  recipients: 300,
  "gap-seconds": 2,
  "mail-ms": 200,
  "alerts-per-second": 8,
  "step-seconds": 6,
};
const WHOLE = {
  kills: 20,
  recipients: 10_000,
  "gap-seconds": 10,
  "mail-ms": 150,
  "alerts-per-second": 20,
  "step-seconds": undefined,
};

const number = { type: "string" } as const;

/** `--small` is the form that `npm test` runs; every number can be given by itself. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      small: { type: "boolean", default: false },
      kills: number,
      recipients: number,
      seed: number,
      "gap-seconds": number,
      "mail-ms": number,
      "alerts-per-second": number,
      "step-seconds": number,
    },
  });
  const usual = values.small ? SMALL : WHOLE;
  const pick = (name: keyof typeof usual) => numberOf(name, values[name]) ?? usual[name];
  return {
    kills: pick("kills") ?? 0,
    recipients: pick("recipients") ?? 0,
    seed: numberOf("seed", values.seed) ?? Math.floor(Math.random() * 1_000_000),
    gapSeconds: pick("gap-seconds") ?? 0,
    mailMs: pick("mail-ms") ?? 0,
    alertsPerSecond: pick("alerts-per-second") ?? 0,
    stepSeconds: pick("step-seconds"),
  };
}

function numberOf(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`--${name} must be a whole number, not ${given}`);
  return value;
}
