import type { Problem } from "../../../src/api/contract/common.ts";
import { randomKey } from "./random-key.ts";
import { session } from "./session.ts";

/** An answer of the API that says why something was declined; show `detail` and `doNext` to the person. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

type Query = Record<string, string | number | boolean | undefined | null>;
type WriteOptions = {
  /** Sent again after a failure it changes nothing twice; a new one is made for every call otherwise. */
  idempotencyKey?: string;
};

const WORKSPACE_KEY = "ripplecast.workspace";

export const chosenWorkspace = {
  read: (): string | null => localStorage.getItem(WORKSPACE_KEY),
  write: (id: string): void => localStorage.setItem(WORKSPACE_KEY, id),
};

/** Calls below `/api/v1`, typed by the contract at the place of call: `api.get<IncidentList>("/incidents")`. */
export const api = {
  get: <Answer>(path: string, query: Query = {}) => call<Answer>("GET", path + search(query)),
  post: <Answer>(path: string, body: unknown = {}, options: WriteOptions = {}) =>
    call<Answer>("POST", path, body, options.idempotencyKey ?? randomKey()),
  put: <Answer>(path: string, body: unknown) => call<Answer>("PUT", path, body),
  patch: <Answer>(path: string, body: unknown) => call<Answer>("PATCH", path, body),
  delete: <Answer = void>(path: string) => call<Answer>("DELETE", path),
};

async function call<Answer>(
  method: string,
  path: string,
  body?: unknown,
  idempotencyKey?: string,
): Promise<Answer> {
  const workspace = chosenWorkspace.read();
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(workspace && { "x-ripplecast-workspace": workspace }),
      ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (response.status === 204) return undefined as Answer; // the caller asked for nothing
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 401) session.markEnded();
  if (!response.ok) throw new ApiProblem(asProblem(answer, response.status));
  return answer as Answer; // the server answers by the same contract
}

const asProblem = (answer: unknown, status: number): Problem =>
  answer && typeof answer === "object" && "code" in answer
    ? (answer as Problem)
    : ({
        code: "unreachable",
        title: "No usable answer",
        status,
        detail: `The server answered ${status}.`,
        doNext: "Try again.",
      } as Problem);

const search = (query: Query): string => {
  const parts = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  return parts.length ? `?${new URLSearchParams(parts.map(([key, value]) => [key, String(value)]))}` : "";
};
