import type { FastifyReply, FastifyRequest } from "fastify";
import type { WorkspaceId } from "#kernel/ids";
import { type PageRoute, pageRoute } from "../api/route.ts";
import type { LiveReaders } from "./serving/live.ts";
import type { PageStore } from "./serving/page-store.ts";
import { answerTo } from "./serving/prepared.ts";

/** Internal pages: the same bytes as public ones would be, for members of the workspace only. */
export function internalRoutes(store: PageStore, live: LiveReaders): PageRoute[] {
  const show = (request: FastifyRequest, reply: FastifyReply, workspaceId: WorkspaceId) => {
    const path = pathOf(request);
    const prepared = store.internalAt(workspaceId, path)?.answers.get(path);
    if (!prepared) return reply.callNotFound();
    const { status, headers, body } = answerTo(prepared, request.method, request.headers);
    return reply
      .code(status)
      .headers(headers)
      .send(body && Buffer.from(body, "latin1"));
  };
  return [
    pageRoute({
      method: "GET",
      path: "/internal",
      access: "pages.read",
      summary: "The internal status page",
      handler: (request, reply, { ctx }) => show(request, reply, ctx.workspaceId),
    }),
    pageRoute({
      method: "GET",
      path: "/internal/*",
      access: "pages.read",
      summary: "What belongs to internal status pages",
      handler: (request, reply, { ctx }) => show(request, reply, ctx.workspaceId),
    }),
    pageRoute({
      method: "GET",
      path: "/internal/live",
      access: "pages.read",
      stream: true,
      summary: "Tells when the internal status page changes",
      handler(request, reply, { ctx }) {
        const page = store.internalAt(ctx.workspaceId, "/internal");
        if (!page) return reply.callNotFound();
        reply.hijack();
        const version = page.answers.get("/internal")?.version ?? "";
        live.join(liveName(page.address), version, request.raw, reply.raw);
        return reply;
      },
    }),
  ];
}

/** Internal pages of several workspaces share a path; public ones have it to themselves. */
export const liveName = ({ visibility, workspaceId, base }: ReadyAddress): string =>
  visibility === "internal" ? `${workspaceId} ${base}` : base;

type ReadyAddress = { visibility: "public" | "internal"; workspaceId: WorkspaceId; base: string };

const pathOf = (request: FastifyRequest): string => {
  const path = request.url.split("?")[0] ?? "";
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
};
