import { createTransport, type Transporter } from "nodemailer";

/** Where mail is handed over: an SMTP server, from `smtp://user:password@host:587` or `smtps://…:465`. */
export type Server = {
  host: string;
  port: number;
  secure: boolean;
  auth?: { user: string; pass: string };
  requireTls: boolean;
  rejectUnauthorized: boolean;
};

/** Reads an SMTP URL. `?requireTls=true` refuses plain text, `?rejectUnauthorized=false` accepts any certificate. */
export function readServer(smtpUrl: string): Server | null {
  if (!URL.canParse(smtpUrl)) return null;
  const url = new URL(smtpUrl);
  if (!/^smtps?:$/.test(url.protocol) || url.hostname === "") return null;
  const secure = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTls: url.searchParams.get("requireTls") === "true",
    rejectUnauthorized: url.searchParams.get("rejectUnauthorized") !== "false",
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
  };
}

// Urgent mail has connections of its own: a slow server that works off a fan-out must not make it wait.
const LANES = { urgent: 4, transactional: 4, bulk: 16 } as const;
export type Lane = keyof typeof LANES;

const pools = new Map<string, Transporter>();

/** Connections that are kept open for one server, account and lane. */
export function poolFor(server: Server, address: string, lane: Lane): Transporter {
  const key = JSON.stringify([server, address, lane]);
  const pool = pools.get(key) ?? openPool(server, address, LANES[lane]);
  pools.set(key, pool);
  return pool;
}

const openPool = (server: Server, address: string, connections: number): Transporter =>
  createTransport({
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    // Repeating is delivery's decision, not the pool's.
    maxRequeues: 0,
    host: address,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTls,
    ...(server.auth && { auth: server.auth }),
    tls: { servername: server.host, rejectUnauthorized: server.rejectUnauthorized },
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 30_000,
    idleTimeout: 30_000,
  });

export function closePools(): void {
  for (const pool of pools.values()) pool.close();
  pools.clear();
}
