import { seconds } from "#kernel/clock";
import type { Jobs } from "#kernel/jobs";

/**
 * The work of one job on the events of one workspace. While it is under way, batches of the same node rely on it
 * instead of adding a job each: it does not end before they have committed or failed, and looks again after each. If
 * the process dies, the job is still active in the queue, so it is tried again and theirs with it.
 */
export type WorkInHand = {
  /** Whether something came in since this was last asked. */
  takeMore(): boolean;
  /** From now on nobody relies on it; resolves when all who did have committed or failed. */
  close(): Promise<void>;
  /** It has gone on for so long that somebody else should take over. */
  isOld(): boolean;
};

/** To be called when the batch has committed or failed. */
export type Relied = () => void;

type Hand = WorkInHand & { rely(): Relied; more(): void };

// Well below the time after which the queue takes a job for stuck.
const LONGEST_WORK_MS = seconds(60);

// By queue and workspace: two nodes within one process, as in tests, do not know of each other.
const hands = new WeakMap<Jobs, Map<string, Hand>>();

const handsOf = (jobs: Jobs): Map<string, Hand> => {
  const known = hands.get(jobs) ?? new Map<string, Hand>();
  hands.set(jobs, known);
  return known;
};

/** Begins the work on a workspace; null when this node is at it already: then that work looks once more. */
export function takeInHand(jobs: Jobs, workspaceId: string): WorkInHand | null {
  const mine = handsOf(jobs);
  const other = mine.get(workspaceId);
  if (other) {
    other.more();
    return null;
  }
  const hand = createHand(() => {
    if (mine.get(workspaceId) === hand) mine.delete(workspaceId);
  });
  mine.set(workspaceId, hand);
  return hand;
}

/** Relies on the work that is under way on this node, if there is any; otherwise a job is needed. */
export const relyOnWorkInHand = (jobs: Jobs, workspaceId: string): Relied | null =>
  handsOf(jobs).get(workspaceId)?.rely() ?? null;

function createHand(leave: () => void): Hand {
  const oldAt = performance.now() + LONGEST_WORK_MS;
  let more = true;
  let relying = 0;
  let lastLeft = () => {};
  return {
    takeMore() {
      const was = more;
      more = false;
      return was;
    },
    more: () => {
      more = true;
    },
    isOld: () => performance.now() > oldAt,
    rely() {
      relying++;
      return () => {
        more = true;
        if (--relying === 0) lastLeft();
      };
    },
    async close() {
      leave(); // nobody new comes, so the last one that leaves is the last one
      if (relying > 0) await new Promise<void>((resolve) => (lastLeft = resolve));
    },
  };
}
