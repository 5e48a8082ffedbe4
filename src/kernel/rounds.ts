import type { Logger } from "./log.ts";

export type Rounds = { stop(): Promise<void> };

export type RoundsOptions = {
  everyMs: number;
  round(): Promise<void>;
  /** Logged when a round fails; the next one comes all the same. */
  failure: string;
  log: Logger;
};

/** Does something again and again, `everyMs` after the last round ended, until it is stopped. */
export function startRounds({ everyMs, round, failure, log }: RoundsOptions): Rounds {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const once = () =>
    round()
      .catch((error) => log.warn({ err: error }, failure))
      .finally(() => {
        if (!stopped) arm();
      });
  const arm = () => {
    timer = setTimeout(() => {
      running = once();
    }, everyMs);
  };

  arm();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
