import { startOverseer } from "#domains/alerts";
import { resumeHeldEverywhere, startSealer } from "#domains/delivery";
import type { Rounds } from "#kernel/rounds";
import { deadlineHandlers } from "./deadlines.ts";
import { assembleDelivery, type DeliverySettings } from "./delivery.ts";
import { createEngine, type Engine, type EngineSettings } from "./engine.ts";
import { createFront, type FrontSettings } from "./front.ts";
import { workers } from "./jobs.ts";
import { bindings } from "./ports.ts";
import { reactions } from "./reactions.ts";

export type NodeRole = "all" | "web" | "worker";

export type AppSettings = EngineSettings &
  DeliverySettings &
  FrontSettings & { role: NodeRole; host: string; port: number };

/** One node of Ripplecast, put together and not yet started. */
export type App = {
  engine: Engine;
  /**
   * Connects, starts the work of its role and listens; answers where.
   * @param beforeListening runs when verbs can be called and before anybody can reach the node
   */
  start(beforeListening?: () => Promise<void>): Promise<{ port: number }>;
  stop(): Promise<void>;
};

export function createApp(settings: AppSettings): App {
  const delivery = assembleDelivery(settings);
  const engine = createEngine(settings, {
    reactions,
    deadlines: deadlineHandlers,
    workers,
    bindings: [...bindings, delivery.binding],
  });
  let stopFront = async () => {};
  let rounds: Rounds[] = [];

  async function work(): Promise<void> {
    await engine.work();
    rounds = [startSealer(engine.runtime), startOverseer(engine.runtime)];
    await resumeHeldEverywhere(engine.runtime);
  }

  return {
    engine,
    async start(beforeListening) {
      await engine.open();
      await beforeListening?.();
      if (settings.role !== "web") await work();
      const front = await createFront(engine, settings);
      stopFront = front.stop;
      return front.listen(settings.port, settings.host);
    },
    async stop() {
      await stopFront();
      await Promise.all(rounds.map((each) => each.stop()));
      await engine.stop();
      await delivery.close();
    },
  };
}
