import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../src/kernel/db/embedded/postmaster.ts";
import { debian } from "./tools.ts";

/** An nginx with one prepared gzip file, as quick as it serves anything. */
export async function startNginx(gzipped: Buffer): Promise<{ base: string; stop(): Promise<void> }> {
  const room = mkdtempSync(join(tmpdir(), "ripplecast-nginx-"));
  const port = await freePort();
  mkdirSync(join(room, "www"));
  writeFileSync(join(room, "www/index.html.gz"), gzipped);
  writeFileSync(join(room, "www/index.html"), "");
  for (const folder of [room, join(room, "www")]) chmodSync(folder, 0o755); // its workers are another user
  writeFileSync(join(room, "nginx.conf"), configuration(room, port));
  const server = spawn(debian("nginx"), ["-p", room, "-c", join(room, "nginx.conf")], { stdio: "inherit" });
  const base = `http://127.0.0.1:${port}`;
  while (!(await fetch(base).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error("nginx did not start");
    await sleep(50);
  }
  return {
    base,
    async stop() {
      server.kill("SIGQUIT");
      if (server.exitCode === null) await once(server, "exit");
      rmSync(room, { recursive: true, force: true });
    },
  };
}

const configuration = (room: string, port: number): string => `
daemon off; pid ${room}/pid; error_log ${room}/error.log; worker_processes auto;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
  types { text/html html; }
  client_body_temp_path ${room}/body; proxy_temp_path ${room}/proxy; fastcgi_temp_path ${room}/fastcgi;
  uwsgi_temp_path ${room}/uwsgi; scgi_temp_path ${room}/scgi;
  server { listen 127.0.0.1:${port}; root ${room}/www; location / { gzip_static on; index index.html; } }
}
`;
