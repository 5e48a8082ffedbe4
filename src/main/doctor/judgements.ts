import { type Config, publicUrlWarning } from "../config.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

const OLDEST_POSTGRES = 15;
const GIB = 1024 ** 3;

/** @param number as in `server_version_num`: 180004 for 18.4 */
export function judgeVersion(number: number): Finding {
  const shown = `PostgreSQL ${Math.floor(number / 10_000)}.${number % 10_000}`;
  if (number >= OLDEST_POSTGRES * 10_000) return ok("database", shown);
  return fail("database", `${shown} is too old`, `move to PostgreSQL ${OLDEST_POSTGRES} or newer`);
}

export function judgeSchema(missing: string[], unknown: string[]): Finding {
  if (unknown.length > 0)
    return fail("schema", `newer than this program: ${unknown.join(", ")}`, "update Ripplecast on this node");
  if (missing.length > 0)
    return warn(
      "schema",
      `not applied yet: ${missing.join(", ")}`,
      "run ripplecast migrate, or start a node",
    );
  return ok("schema", "up to date");
}

export type AppRole = { name: string; superuser: boolean; bypassesRowSecurity: boolean; ownsTables: boolean };

export function judgeAppRole(role: AppRole | undefined): Finding {
  if (!role) return fail("role", "there is no application role", "run ripplecast migrate");
  const wrong = [
    role.superuser && "is a superuser",
    role.bypassesRowSecurity && "bypasses row-level security",
    role.ownsTables && "owns tables",
  ].filter((part) => part !== false);
  if (wrong.length === 0) return ok("role", `${role.name} is bound by row-level security`);
  return fail(
    "role",
    `${role.name} ${wrong.join(" and ")}, so workspaces are not isolated`,
    `alter role ${role.name} nosuperuser nobypassrls, and let the owner own the tables`,
  );
}

/** @param open tables without forced row-level security @param leaking tables that show rows without a workspace */
export function judgeIsolation(tables: number, open: string[], leaking: string[]): Finding {
  if (tables === 0) return fail("isolation", "there are no tables", "run ripplecast migrate");
  if (open.length > 0)
    return fail(
      "isolation",
      `row-level security is not forced on ${open.join(", ")}`,
      "run: alter table … enable row level security, force row level security",
    );
  if (leaking.length > 0)
    return fail(
      "isolation",
      `${leaking.join(", ")} can be read without a workspace`,
      "drop policies that are not ours from these tables",
    );
  return ok("isolation", `forced on all ${tables} tables; none shows a row without a workspace`);
}

/** @param settings names of PostgreSQL settings and their values */
export function judgeDurability(settings: Record<string, string>): Finding {
  const off = ["fsync", "synchronous_commit", "full_page_writes"].filter((name) => settings[name] === "off");
  if (off.length === 0) return ok("durability", "what is committed is on disk");
  return fail(
    "durability",
    `${off.join(", ")} off: accepted alerts can be lost in a power failure`,
    `set ${off.join(", ")} to on`,
  );
}

export function judgeConnections(used: number, most: number): Finding {
  const says = `${used} of ${most} connections in use`;
  if (most - used >= 25) return ok("connections", says);
  return warn(
    "connections",
    says,
    "raise max_connections, or put a pooler in front (and set DATABASE_DIRECT_URL)",
  );
}

/** @param aheadMs how far the database's clock is ahead of this machine's */
export function judgeClock(aheadMs: number): Finding {
  const seconds = Math.abs(aheadMs) / 1000;
  if (seconds < 2) return ok("clock", "this machine and the database agree on the time");
  const says = `this machine and the database differ by ${seconds.toFixed(1)} s`;
  const doNext = "synchronise both with NTP: promises and escalations follow these clocks";
  return seconds < 30 ? warn("clock", says, doNext) : fail("clock", says, doNext);
}

export function judgeDisk(folder: string, freeBytes: number): Finding {
  const says = `${(freeBytes / GIB).toFixed(1)} GiB free for ${folder}`;
  if (freeBytes >= 2 * GIB) return ok("disk", says);
  const doNext = "free some space or move DATA_DIR to a larger disk";
  return freeBytes >= GIB / 4 ? warn("disk", says, doNext) : fail("disk", says, doNext);
}

export function judgePublicUrl(config: Pick<Config, "publicUrl">): Finding {
  const warning = publicUrlWarning(config);
  if (warning)
    return warn(
      "public URL",
      `${config.publicUrl} works only on this machine`,
      "set PUBLIC_URL to the address people use",
    );
  if (config.publicUrl.startsWith("http:"))
    return warn(
      "public URL",
      `${config.publicUrl} is not encrypted`,
      "put TLS in front and set PUBLIC_URL to https://…",
    );
  return ok("public URL", config.publicUrl);
}

/** @param problem what the mail server or the way to it said; undefined when it took us */
export function judgeMail(configured: boolean, problem: string | undefined): Finding {
  if (!configured)
    return warn("mail", "no mail server: mail is kept as held", "set SMTP_URL; held mail is sent then");
  if (problem === undefined) return ok("mail", "the mail server answers and takes our sign-in");
  return fail(
    "mail",
    `the mail server does not take mail: ${problem}`,
    "check SMTP_URL, the network and the account",
  );
}
