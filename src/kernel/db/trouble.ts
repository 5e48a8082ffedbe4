/**
 * Whether trying again may help: the connection, a deadlock, a full disk. PostgreSQL's error classes 08 (connection),
 * 40 (rollback), 53 (resources), 55 (state), 57 (intervention), 58 (system); without a code the connection is gone.
 */
export const isPassing = (error: unknown): boolean => fits(error, /^(08|40|53|55|57|58)...$|^E[A-Z]+$/);

/** Whether the database is not there, or went away under the statement. */
export const isAway = (error: unknown): boolean =>
  fits(error, /^(08|57)...$|^(ECONN[A-Z]+|EPIPE|ETIMEDOUT)$/);

function fits(error: unknown, codes: RegExp): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  return typeof code === "string" ? codes.test(code) : /connection|timeout/i.test(message ?? "");
}
