import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type PageRoute, pageRoute } from "../../api/route.ts";
import { CONSOLE_POLICY } from "./security-headers.ts";

type File = { type: string; plain: Buffer; packed: Buffer | null };
type Files = ReadonlyMap<string, File>;

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const PACKABLE = /^(text|application)\/|svg/;
const pack = promisify(gzip);

/**
 * The built console. Its few files are read once, when somebody first asks, and only files that were there then are
 * ever served: no path from outside reaches the disk.
 */
export function consoleRoutes(folder: string): PageRoute[] {
  let files: Promise<Files> | undefined;
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    files ??= readFiles(folder);
    return send(request, reply, await files);
  };
  const common = { method: "GET", access: "public", summary: "The console." } as const;
  return [
    pageRoute({ ...common, path: "/console", handler: answer }),
    pageRoute({ ...common, path: "/console/*", handler: answer }),
  ];
}

function send(request: FastifyRequest, reply: FastifyReply, files: Files): FastifyReply {
  const path = request.url.split("?")[0] ?? "";
  if (path === "/console") return reply.redirect("/console/", 308);
  const name = decodeURIComponent(path.slice("/console/".length));
  // Addresses within the console are the application's own: it draws them itself.
  const file = files.get(name) ?? (extname(name) === "" ? files.get("index.html") : undefined);
  if (!file) return reply.code(404).type("text/plain; charset=utf-8").send(missing(files));
  reply.type(file.type).header("content-security-policy", CONSOLE_POLICY).header("vary", "accept-encoding");
  reply.header(
    "cache-control",
    name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  );
  const takesGzip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  if (!takesGzip || !file.packed) return reply.send(file.plain);
  return reply.header("content-encoding", "gzip").send(file.packed);
}

const missing = (files: Files): string =>
  files.size === 0 ? "The console is not built: run npm run build.\n" : "There is no such file.\n";

async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async (entry): Promise<[string, File]> => {
      const path = join(entry.parentPath, entry.name);
      const plain = await readFile(path);
      const type = TYPES[extname(entry.name)] ?? "application/octet-stream";
      const packed = PACKABLE.test(type) ? await pack(plain, { level: 9 }) : null;
      return [path.slice(folder.length + 1), { type, plain, packed }];
    });
  return new Map(await Promise.all(read));
}
