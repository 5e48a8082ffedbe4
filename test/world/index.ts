import { test as base, inject } from "vitest";
import { createWorld, type World } from "./world.ts";

export { expect } from "vitest";
export { days, hours, minutes, seconds } from "#kernel/clock";
export type { World };

/** A test with a world of its own: database, clock, inboxes. */
export const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: the first argument must be a destructuring pattern
  world: async ({}, use) => {
    const world = await createWorld(inject("database"));
    try {
      await use(world);
    } finally {
      await world.stop();
    }
  },
});
