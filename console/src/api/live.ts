import type { QueryClient } from "@tanstack/react-query";
import { chosenWorkspace } from "./client.ts";

type LiveEvent = { topic: string; subjectId: string };

/** Whether live updates arrive: shown as a banner when they do not. */
export type LiveState = "live" | "reconnecting";

const CHANNEL = "ripplecast-live";
const POLL_MS = 15_000;

/**
 * Keeps what is on screen current: one stream of events per browser (its tabs share it), which marks cached answers
 * as stale; polling while the stream is down.
 */
export function startLive(queries: QueryClient, onState: (state: LiveState) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  const stopping = new AbortController();
  let poll: number | undefined;

  const apply = (message: { state?: LiveState; event?: LiveEvent }) => {
    if (message.event) refresh(queries, message.event);
    if (!message.state) return;
    onState(message.state);
    window.clearInterval(poll);
    if (message.state === "reconnecting")
      poll = window.setInterval(() => void queries.invalidateQueries(), POLL_MS);
    else void queries.invalidateQueries();
  };
  channel.onmessage = ({ data }) => apply(data);
  const tell = (message: { state?: LiveState; event?: LiveEvent }) => {
    apply(message);
    channel.postMessage(message);
  };

  void asTheOnlyTab(stopping.signal, () => keepStream(tell, stopping.signal));
  return () => {
    stopping.abort();
    window.clearInterval(poll);
    channel.close();
  };
}

/** The tab that holds the lock keeps the stream; when it closes another one takes over. */
async function asTheOnlyTab(signal: AbortSignal, run: () => Promise<void>): Promise<void> {
  // Browsers hide locks from pages that came over plain HTTP: then every tab keeps a stream of its own.
  if (!("locks" in navigator)) return run();
  await navigator.locks.request(CHANNEL, { signal }, run).catch(() => {});
}

function keepStream(
  tell: (message: { state?: LiveState; event?: LiveEvent }) => void,
  signal: AbortSignal,
): Promise<void> {
  const workspace = chosenWorkspace.read();
  const source = new EventSource(
    `/api/v1/events${workspace ? `?workspace=${encodeURIComponent(workspace)}` : ""}`,
  );
  source.onopen = () => tell({ state: "live" });
  source.onerror = () => tell({ state: "reconnecting" });
  source.onmessage = ({ data }) => tell({ event: JSON.parse(data) });
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => {
      source.close();
      resolve();
    }),
  );
}

/** Query keys begin with the noun of the events that change them: `incident.declared` touches `["incident", …]`. */
const ALSO: Record<string, string[]> = {
  incident: ["incident", "promise", "update", "timeline"],
  update: ["update", "incident", "promise", "delivery", "page"],
  promise: ["promise", "incident"],
  // What an update would say is planned anew.
  audience: ["audience", "incident"],
  plan: ["plan", "incident"],
  template: ["template", "incident"],
  alert: ["alert", "incident", "notification"],
  notification: ["notification", "alert", "inbox"],
  "status-page": ["page"],
  component: ["page", "incident"],
  override: ["schedule"],
  person: ["person", "schedule"],
  team: ["team", "person", "service"],
  maintenance: ["page"],
  subscriber: ["page"],
  delivery: ["delivery", "inbox", "suppression"],
  webhook: ["webhook-endpoint"],
  postmortem: ["postmortem", "incident"],
  "action-item": ["postmortem"],
};

function refresh(queries: QueryClient, { topic }: LiveEvent): void {
  const noun = topic.split(".")[0] ?? topic;
  for (const key of ALSO[noun] ?? [noun]) void queries.invalidateQueries({ queryKey: [key] });
}
