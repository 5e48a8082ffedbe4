import { readFileSync } from "node:fs";
import {
  hostsAndRanges,
  oneOf,
  optional,
  type Setting,
  text,
  url,
  wholeNumber,
  withDefault,
} from "./settings.ts";

/** Every setting there is. Variables, types, defaults, documentation and errors all come from this list. */
export const SETTINGS = {
  port: withDefault("PORT", wholeNumber(0, 65_535), 8080, {
    says: "Where the server listens; 0 takes any free port.",
  }),
  host: withDefault("HOST", text("a host name or address", /^[^\s/]+$/), "127.0.0.1", {
    says: "The address to listen on; 0.0.0.0 or :: to be reachable from other machines.",
  }),
  publicUrl: optional("PUBLIC_URL", url("http", "https"), {
    says: "The address people and programs use; it begins every link we send. Left out, it is http:// with HOST and PORT.",
  }),
  dataDir: withDefault("DATA_DIR", text("a folder"), "./data", {
    says: "Where the embedded database and the made secret key live. Back it up.",
  }),
  databaseUrl: optional("DATABASE_URL", url("postgres", "postgresql"), {
    says: "An existing PostgreSQL 15 or newer, as a role that owns the database and may create roles. Left out, the embedded one is used.",
    secret: true,
  }),
  databaseDirectUrl: optional("DATABASE_DIRECT_URL", url("postgres", "postgresql"), {
    says: "The same database past a transaction pooler, for what needs a session of its own (LISTEN, locks).",
    secret: true,
  }),
  smtpUrl: optional("SMTP_URL", url("smtp", "smtps"), {
    says: "The mail server, with user and password. Left out, mail is kept as held and sent once this is set.",
    secret: true,
  }),
  mailFrom: withDefault(
    "MAIL_FROM",
    text("a mail address, with or without a name before it", /^[^@\r\n]*[^@\s<>]+@[^@\s<>]+>?$/),
    "Ripplecast <ripplecast@localhost>",
    { says: "Who mails come from." },
  ),
  secretKey: optional("SECRET_KEY", text("at least 32 characters", /^.{32,}$/), {
    says: "Encrypts stored secrets and signs links; every node needs the same. Made in DATA_DIR with the embedded database, required beside DATABASE_URL.",
    secret: true,
  }),
  role: withDefault("ROLE", oneOf(["all", "web", "worker"]), "all", {
    says: "What this node does: answer requests, do the work, or both.",
  }),
  staticDir: optional("STATIC_DIR", text("a folder"), {
    says: "Every change to a status page is also written here as plain files that any web server can serve without us.",
  }),
  outboundAllow: withDefault("OUTBOUND_ALLOW", hostsAndRanges, [], {
    says: "Where outgoing calls (webhooks) may go although the address is private.",
  }),
  logLevel: withDefault("LOG_LEVEL", oneOf(["trace", "debug", "info", "warn", "error", "fatal"]), "info", {
    says: "The least important log line that is written.",
  }),
  bootstrapAdminEmail: optional(
    "BOOTSTRAP_ADMIN_EMAIL",
    text("a mail address", /^[^@\s]+@[^@\s]+\.[^@\s]{2,}$/),
    {
      says: "Who owns the first workspace.",
      bootstrap: true,
    },
  ),
  bootstrapAdminPassword: optional("BOOTSTRAP_ADMIN_PASSWORD", text("at least 8 characters", /^.{8,}$/), {
    says: "The password of the first owner; left out, the sign-in link printed at the start is the way in.",
    secret: true,
    bootstrap: true,
  }),
  bootstrapApiKey: optional("BOOTSTRAP_API_KEY", text("at least 24 characters without spaces", /^\S{24,}$/), {
    says: "An API key of the first workspace, for programs that set up the rest.",
    secret: true,
    bootstrap: true,
  }),
  bootstrapRoutingKey: optional("BOOTSTRAP_ROUTING_KEY", text("32 letters and digits", /^[a-zA-Z0-9]{32}$/), {
    says: "The routing key of the first alert source, so that monitors keep theirs.",
    secret: true,
    bootstrap: true,
  }),
};

type Settings = typeof SETTINGS;
type ValueOf<S> = S extends Setting<infer Value, infer Default> ? Value | Default : never;
type Values = { [K in keyof Settings]: ValueOf<Settings[K]> };

/** The settings as the program uses them. */
export type Config = Omit<Values, "publicUrl"> & {
  /** Without a slash at the end. Follows HOST and PORT when PUBLIC_URL is not set. */
  publicUrl: string;
  embedded: boolean;
};

export type Env = Record<string, string | undefined>;

/** A wrong setting: the message is one line that names the variable. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** @throws ConfigError for the first setting that is wrong */
export function readConfig(env: Env): Config {
  const entries = Object.entries(SETTINGS).map(([name, setting]) => [name, readSetting(setting, env)]);
  const values = Object.fromEntries(entries) as Values; // each entry was read by its own setting
  if (values.databaseUrl && !values.secretKey)
    throw new ConfigError(
      "SECRET_KEY is required beside DATABASE_URL: set it to at least 32 random characters",
    );
  if (values.databaseDirectUrl && !values.databaseUrl)
    throw new ConfigError("DATABASE_DIRECT_URL needs DATABASE_URL beside it");
  return { ...values, publicUrl: publicUrlOf(values), embedded: values.databaseUrl === undefined };
}

function readSetting(setting: Setting<unknown, unknown>, env: Env): unknown {
  const given = givenText(setting, env);
  if (given === undefined) return setting.default;
  const value = setting.read(given);
  if (value !== undefined) return value;
  const shown = setting.secret ? "" : `, not ${JSON.stringify(given)}`;
  throw new ConfigError(`${setting.variable} must be ${setting.kind}${shown}`);
}

/** Empty counts as not set: compose files often pass variables on that way. */
function givenText({ variable, secret }: Setting<unknown, unknown>, env: Env): string | undefined {
  const direct = env[variable] || undefined;
  const fileVariable = `${variable}_FILE`;
  const file = secret ? env[fileVariable] || undefined : undefined;
  if (!file) return direct;
  if (direct) throw new ConfigError(`${variable} and ${fileVariable} are both set: keep one`);
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "") || undefined;
  } catch (error) {
    throw new ConfigError(`${fileVariable}: cannot read ${file} (${(error as NodeJS.ErrnoException).code})`);
  }
}

function publicUrlOf({ publicUrl, host, port }: Values): string {
  if (publicUrl) return publicUrl.replace(/\/+$/, "");
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/** Says so when the links in messages would be dead for everybody but this machine. */
export function publicUrlWarning({ publicUrl }: Pick<Config, "publicUrl">): string | undefined {
  const { hostname } = new URL(publicUrl);
  if (!/^(localhost|.*\.localhost|127\.[\d.]+|\[::1?\]|0\.0\.0\.0)$/.test(hostname)) return undefined;
  return `Links in messages lead to ${publicUrl}, which works only on this machine: set PUBLIC_URL to the address people use`;
}
