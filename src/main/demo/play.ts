import { setTimeout as sleep } from "node:timers/promises";
import { after, minutes } from "#kernel/clock";
import { confirmSubscribers } from "./confirm-subscribers.ts";
import type { Stage } from "./stage.ts";
import { STORY } from "./story.ts";

const LOOK_EVERY_MS = 50;

/** Plays the story scene by scene on the stage's own clock, and says each. */
export async function play(stage: Stage, say: (text: string) => void): Promise<void> {
  await confirmSubscribers(stage.ctx);
  const begin = stage.ctx.clock.now();
  for (const scene of STORY) {
    const at = after(begin, minutes(scene.minute));
    while (stage.ctx.clock.now() < at) await sleep(LOOK_EVERY_MS);
    say(`  ${at.toISOString().slice(11, 16)} UTC  ${scene.says}`);
    await scene.play(stage);
  }
}
