import type { ServerResponse } from "node:http";
import type { FastifyRequest } from "fastify";
import { Gauge } from "prom-client";
import { actorId, may } from "#domains/access";
import { seconds } from "#kernel/clock";
import type { Ctx } from "#kernel/ctx";
import { MISSED_NOTICES } from "#kernel/notices";
import { refuseHttp } from "../../../api/http/refusals.ts";
import { type PageRoute, pageRoute } from "../../../api/route.ts";
import { chosenWorkspace, ctxOf, findCaller } from "../authenticate.ts";
import { DEFAULT_LIMITS, type HttpSettings } from "../settings.ts";
import { permissionForTopic } from "./topic-permission.ts";

/** What a listener hears: which thing changed. It reads the thing itself, and only if it may. */
type LiveEvent = { topic: string; subjectId: string };
type Stream = { ctx: Ctx; request: FastifyRequest; response: ServerResponse };

const HEARTBEAT_MS = seconds(15);
// A reader that takes nothing for so long is gone or hostile.
const MOST_UNREAD_BYTES = 256 * 1024;
const MOST_REPLAYED = 500;
// Transactions commit out of order and clocks of nodes differ; hearing twice does no harm.
const REPLAY_OVERLAP_MS = seconds(10);

/** Live events for the console: `GET /api/v1/events`. One loop of heartbeats serves every stream of the node. */
export function createEventStreams(settings: HttpSettings): { route: PageRoute; stop(): void } {
  const { runtime, notices, metrics } = settings;
  const streams = new Set<Stream>();
  const limits = { ...DEFAULT_LIMITS, ...settings.limits };
  const open = new Gauge({
    name: "ripplecast_event_streams",
    help: "Live event streams open on this node.",
    registers: [metrics],
  });

  const end = (stream: Stream) => {
    streams.delete(stream);
    open.set(streams.size);
    stream.response.end();
  };
  const tell = (stream: Stream, event: LiveEvent) => {
    write(stream, `id: ${runtime.clock.now().getTime()}\ndata: ${JSON.stringify(event)}\n\n`, end);
  };
  const unlisten = notices.listen(({ workspaceId, topic, subjectId }) => {
    const toAll = topic === MISSED_NOTICES.topic;
    for (const stream of streams)
      if (toAll || hears(stream.ctx, workspaceId, topic)) tell(stream, { topic, subjectId });
  });
  const heart = setInterval(() => {
    for (const stream of streams) {
      write(stream, ": heartbeat\n\n", end);
      void stillWelcome(settings, stream).then((welcome) => welcome || end(stream));
    }
  }, HEARTBEAT_MS);
  heart.unref();

  const route = pageRoute({
    method: "GET",
    path: "/api/v1/events",
    access: "signed-in",
    stream: true,
    summary: "Live events of the workspace: what changed, by topic and id (server-sent events).",
    async handler(request, reply, { ctx }) {
      refuseTooMany(streams, ctx, limits);
      const replayed = await missedEvents(ctx, request.headers["last-event-id"]);
      reply.hijack();
      const stream: Stream = { ctx, request, response: reply.raw };
      reply.raw.writeHead(200, { ...ownHeaders(reply.getHeaders()), ...STREAM_HEADERS });
      reply.raw.on("close", () => end(stream));
      streams.add(stream);
      open.set(streams.size);
      write(stream, "retry: 2000\n\n", end);
      for (const event of replayed) tell(stream, event);
    },
  });

  return {
    route,
    stop() {
      clearInterval(heart);
      unlisten();
      for (const stream of [...streams]) end(stream);
    },
  };
}

const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // nginx would hold events back until its buffer is full.
  "x-accel-buffering": "no",
};

const ownHeaders = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const hears = (ctx: Ctx, workspaceId: string, topic: string): boolean =>
  ctx.workspaceId === workspaceId && may(ctx.actor, permissionForTopic(topic));

function write(stream: Stream, text: string, end: (stream: Stream) => void): void {
  if (stream.response.writableLength > MOST_UNREAD_BYTES) end(stream);
  else stream.response.write(text);
}

function refuseTooMany(
  streams: ReadonlySet<Stream>,
  ctx: Ctx,
  limits: { streams: number; streamsPerUser: number },
): void {
  if (streams.size >= limits.streams) throw refuseHttp("too-many-streams");
  const who = actorId(ctx.actor);
  const own = [...streams].filter((stream) => actorId(stream.ctx.actor) === who);
  if (own.length >= limits.streamsPerUser) throw refuseHttp("too-many-streams");
}

/** What happened while a listener was away, by the moment of the last event it saw. */
async function missedEvents(ctx: Ctx, lastEventId: string | string[] | undefined): Promise<LiveEvent[]> {
  const seenAt = Number(lastEventId ?? Number.NaN);
  if (!Number.isSafeInteger(seenAt)) return [];
  const rows = await ctx.transaction((tx) =>
    tx
      .selectFrom("event")
      .select(["name", "subject_id", "happened_at"])
      .orderBy("seq", "desc")
      .limit(MOST_REPLAYED)
      .execute(),
  );
  const since = seenAt - REPLAY_OVERLAP_MS;
  const missed = rows.filter((row) => row.happened_at.getTime() >= since);
  const heard = missed
    .filter((row) => hears(ctx, ctx.workspaceId, row.name))
    .map((row) => ({ topic: row.name, subjectId: row.subject_id }))
    .reverse();
  // More was missed than is replayed: the listener reads everything anew.
  const toldAll = missed.length < MOST_REPLAYED;
  return toldAll ? heard : [{ topic: MISSED_NOTICES.topic, subjectId: "" }];
}

/** Asked at each heartbeat: a session that ended or a role that changed ends the stream. The client comes back. */
async function stillWelcome(
  { runtime, identities }: HttpSettings,
  { ctx, request }: Stream,
): Promise<boolean> {
  try {
    const caller = await findCaller(runtime, identities, request.headers);
    if (!caller) return false;
    const now = await ctxOf(runtime, caller, chosenWorkspace(request.headers, request.query));
    return now.workspaceId === ctx.workspaceId && JSON.stringify(now.actor) === JSON.stringify(ctx.actor);
  } catch {
    // Refused, or the database is away: either way the client asks again.
    return false;
  }
}
