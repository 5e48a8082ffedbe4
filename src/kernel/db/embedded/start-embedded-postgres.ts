import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findBinaries } from "./binaries.ts";
import { type Cluster, clusterIn, initialise, type Passwords, readPasswords } from "./cluster.ts";
import { EmbeddedPostgresError, TryAgain } from "./errors.ts";
import { address, ensureOwner, ownerUrl } from "./owner.ts";
import {
  freePort,
  type Postmaster,
  signalPostmaster,
  startPostmaster,
  stopPostmaster,
  whenReady,
} from "./postmaster.ts";
import { chooseRunAs, type RunAs, waysFor } from "./run-as.ts";

export { EmbeddedPostgresError } from "./errors.ts";

export type EmbeddedPostgresOptions = {
  dataDir: string;
  log: { info(message: string): void; warn(message: string): void };
  /** For tests and scratch databases only: skips every sync, so a power failure may damage the files. */
  scratch?: true;
  /** Further server settings, over ours. */
  settings?: Record<string, string>;
};

export type EmbeddedPostgres = {
  /** `owner` migrates and owns the database `ripplecast`; `superuser` is for tests and maintenance. */
  url: { owner: string; superuser: string };
  /** True when the server had outlived an earlier process and was taken over. */
  adopted: boolean;
  /** Fast shutdown of the server; safe to call twice. */
  stop(): Promise<void>;
};

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "128MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  log_min_messages: "warning",
  log_line_prefix: "%m [%p] ",
  log_timezone: "UTC",
  timezone: "UTC",
};
const NO_SYNC = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

// Any constant will do: whoever holds this lock in the database "postgres" is the one process using the folder.
const USING_THE_FOLDER = 4_093_115_201;
const PATIENCE_MS = 15_000;

/**
 * Runs a real PostgreSQL server on files below `dataDir`: creates them at first, takes over a server that survived
 * our `kill -9`, starts it again when it dies under us, and refuses a folder that another process is using.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const supervisor = new Supervisor(options, clusterIn(options.dataDir));
  return supervisor.start();
}

class Supervisor {
  readonly #options: EmbeddedPostgresOptions;
  readonly #cluster: Cluster;
  #runAs: RunAs | undefined;
  #port = 0;
  #lock: pg.Client | undefined;
  #stopping: Promise<void> | undefined;
  /** The server was started by us, or nobody else uses it. */
  #ours = false;
  readonly #stopAtExit = () => void (this.#ours && signalPostmaster(this.#cluster, "SIGINT"));

  constructor(options: EmbeddedPostgresOptions, cluster: Cluster) {
    this.#options = options;
    this.#cluster = cluster;
  }

  async start(): Promise<EmbeddedPostgres> {
    const survivor = await whenReady(this.#cluster);
    this.#port = survivor?.port ?? rememberedPort(this.#cluster);
    process.on("exit", this.#stopAtExit);
    try {
      await this.#runAndHold();
    } catch (error) {
      process.off("exit", this.#stopAtExit);
      if (this.#ours) await stopPostmaster(this.#cluster);
      throw error;
    }
    const { superuser, owner } = this.#passwords();
    if (survivor) this.#options.log.info("The embedded database was still running and is taken over");
    return {
      url: {
        owner: ownerUrl(this.#port, owner),
        superuser: address(this.#port, "postgres", superuser, "postgres"),
      },
      adopted: survivor !== undefined,
      stop: () => {
        this.#stopping ??= this.#stop();
        return this.#stopping;
      },
    };
  }

  /** Until the server runs and the folder is ours; passing trouble is tried again for a while. */
  async #runAndHold(): Promise<void> {
    for (const giveUpAt = Date.now() + PATIENCE_MS; ; await sleep(100)) {
      try {
        const { port } = (await whenReady(this.#cluster)) ?? (await this.#startServer());
        this.#port = port;
        return await this.#hold();
      } catch (error) {
        if (!(error instanceof TryAgain)) throw error;
        if (Date.now() > giveUpAt) throw new EmbeddedPostgresError(error.message);
      }
    }
  }

  async #startServer(): Promise<Postmaster> {
    const { scratch, settings } = this.#options;
    this.#runAs ??= chooseRunAs(waysFor(findBinaries()), this.#cluster.folder);
    await initialise(this.#cluster, this.#runAs, !scratch);
    const wanted = this.#port || (await freePort());
    try {
      const started = await startPostmaster(this.#cluster, this.#runAs, wanted, {
        ...SETTINGS,
        ...(scratch && NO_SYNC),
        ...settings,
      });
      this.#ours = true;
      writeFileSync(this.#cluster.portFile, `${started.port}\n`, { mode: 0o600 });
      return started;
    } catch (error) {
      // Addresses already handed out name the port: it may change only before that.
      if (error instanceof TryAgain && !this.#lock) this.#port = 0;
      throw error;
    }
  }

  /** Takes the lock that marks the folder as used, and makes sure the owner is there. */
  async #hold(): Promise<void> {
    const { superuser, owner } = this.#passwords();
    const client = new pg.Client({
      connectionString: address(this.#port, "postgres", superuser, "postgres"),
      application_name: `ripplecast ${process.pid}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on("error", () => {}); // "end" follows and is what we act on
    await client.connect().catch((error: Error) => {
      throw new TryAgain(`The embedded database does not answer: ${error.message}`);
    });
    await takeLock(client, this.#options.dataDir).catch(async (error) => {
      await client.end();
      throw error;
    });
    await ensureOwner(client, owner);
    this.#lock = client;
    this.#ours = true;
    client.once("end", () => void this.#recover());
  }

  /** The held connection is the pulse: when it ends and we did not end it, the server died or restarted. */
  async #recover(): Promise<void> {
    if (this.#stopping) return;
    this.#options.log.warn("The embedded database went away and is started again");
    while (!this.#stopping) {
      try {
        return await this.#runAndHold();
      } catch (error) {
        this.#options.log.warn((error as Error).message);
        await sleep(1_000);
      }
    }
  }

  async #stop(): Promise<void> {
    process.off("exit", this.#stopAtExit);
    await this.#lock?.end().catch(() => {});
    await stopPostmaster(this.#cluster);
  }

  #passwords = (): Passwords => readPasswords(this.#cluster);
}

/** A process that was just killed may hold the lock for the moment until the server notices. */
async function takeLock(client: pg.Client, dataDir: string): Promise<void> {
  for (const giveUpAt = Date.now() + 2_000; Date.now() < giveUpAt; await sleep(100)) {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as ours", [USING_THE_FOLDER]);
    if (rows[0].ours) return;
  }
  throw new EmbeddedPostgresError(
    `DATA_DIR ${dataDir} is in use by another Ripplecast (${await lockHolder(client)}): stop that one, or choose another DATA_DIR`,
  );
}

async function lockHolder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    "select application_name as name from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' and granted and objid = $1",
    [USING_THE_FOLDER & 0xffffffff],
  );
  return rows[0]?.name.replace("ripplecast", "process") ?? "process unknown";
}

function rememberedPort({ portFile }: Cluster): number {
  try {
    return Number(readFileSync(portFile, "utf8"));
  } catch {
    return 0;
  }
}
