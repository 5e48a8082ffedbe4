import { setTimeout as sleep } from "node:timers/promises";

/** Calls the REST API and waits while the server is away: only for requests that may be repeated. */
export type Api = <Answer>(method: string, path: string, body?: object) => Promise<Answer>;

const PATIENCE_MS = 90_000;

export const apiAt =
  (base: string, key: string): Api =>
  async <Answer>(method: string, path: string, body?: object) => {
    for (const giveUpAt = Date.now() + PATIENCE_MS; ; await sleep(200)) {
      const answer = await ask(`${base}/api/v1${path}`, method, key, body);
      if (answer?.ok) return answer.body as Answer; // the caller names what the contract promises
      const passing = answer === null || answer.status >= 500 || answer.status === 429;
      if (!passing || Date.now() > giveUpAt)
        throw new Error(`${method} ${path}: ${answer?.status} ${JSON.stringify(answer?.body)}`);
    }
  };

async function ask(url: string, method: string, key: string, body: object | undefined) {
  try {
    const answer = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    return { ok: answer.ok, status: answer.status, body: text === "" ? null : parsed(text) };
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 200);
  }
}
