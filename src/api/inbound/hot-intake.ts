import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type Answer,
  type Answers,
  type Intake,
  plainAnswers,
  type Source,
  type Verdict,
} from "#domains/alerts";
import { keyOfRequest } from "./key-of-request.ts";
import { readRequest } from "./read-request.ts";

/** Answers a request itself and returns true, or leaves it alone. */
export type Hot = (req: IncomingMessage, res: ServerResponse) => boolean;

type Door = { source: Source; entry: string; answers: Answers; keyInRequest: boolean };

const RETRY_AFTER_SECONDS = 5;
const SLOWEST_BODY_MS = 10_000;

/**
 * The addresses of all alert sources, answered straight from node:http: the HTTP server asks this first, before any
 * framework. Never a 429, and never a 5xx for what a sender did.
 */
export function createHotIntake(intake: Intake, sources: readonly Source[]): Hot {
  const doors = doorsOf(sources);
  return (req, res) => {
    const [path = ""] = (req.url ?? "").split("?", 1);
    const found = doors.get(path) ?? doorWithKey(doors, path);
    if (!found) return false;
    if (req.method === "POST") serve(intake, found, req, res);
    else reply(res, METHOD_NOT_ALLOWED, { allow: "POST" });
    return true;
  };
}

const METHOD_NOT_ALLOWED: Answer = {
  status: 405,
  body: { status: "rejected", code: "method-not-allowed", errors: ["Send events with POST"] },
};

function doorsOf(sources: readonly Source[]): Map<string, Door> {
  return new Map(
    sources.flatMap((source) =>
      Object.entries(source.entries).map(([entry, { path, keyIn }]) => [
        path,
        { source, entry, answers: source.answers ?? plainAnswers, keyInRequest: keyIn === null },
      ]),
    ),
  );
}

/** `/api/inbound/alertmanager/<key>`, for monitors that can be given nothing but an address. */
function doorWithKey(doors: Map<string, Door>, path: string): Door | undefined {
  const door = doors.get(path.slice(0, path.lastIndexOf("/")));
  return door?.keyInRequest ? door : undefined;
}

function serve(intake: Intake, door: Door, req: IncomingMessage, res: ServerResponse): void {
  const { source, entry, answers } = door;
  const key = door.keyInRequest ? keyOfRequest(req) : null;
  const answer = (verdict: Verdict) => reply(res, answerTo(answers, verdict), headersFor(verdict));
  readRequest(req, { maxBytes: source.maxBytes, patienceMs: SLOWEST_BODY_MS }, (read) => {
    if (read.is === "gone") return;
    const received = { source, entry, key, raw: read.raw };
    if (read.is === "read") {
      void intake.receive(received).then(answer);
      return;
    }
    res.setHeader("connection", "close");
    const size = read.is === "too-large" ? read.size : read.raw.length;
    const error =
      read.is === "too-large"
        ? `The body is larger than ${source.maxBytes} bytes`
        : "The body came too slowly";
    void intake.reject(received, read.is, error, size).then(answer);
  });
}

function answerTo(answers: Answers, verdict: Verdict): Answer {
  switch (verdict.is) {
    case "accepted":
      return answers.accepted(verdict.receipt);
    case "rejected":
      return answers.rejected(verdict.reason, verdict.errors);
    case "unavailable":
      return answers.unavailable();
  }
}

const headersFor = (verdict: Verdict): Record<string, string | number> =>
  verdict.is === "unavailable" ? { "retry-after": RETRY_AFTER_SECONDS } : {};

function reply(
  res: ServerResponse,
  { status, body }: Answer,
  headers: Record<string, string | number>,
): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  res.end(text);
}
