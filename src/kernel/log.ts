import { type Logger, pino } from "pino";

export type { Logger };

const SECRET_PATHS = [
  "password",
  "token",
  "secret",
  "authorization",
  "cookie",
  "*.password",
  "*.token",
  "*.secret",
  "*.authorization",
  "*.cookie",
  "req.headers.authorization",
  "req.headers.cookie",
];

/** Structured logs on standard output; anything named like a secret is replaced. */
export const createLog = (level: string): Logger =>
  pino({ level, redact: { paths: SECRET_PATHS, censor: "[redacted]" } });
