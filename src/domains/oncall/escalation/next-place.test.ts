import { expect, test } from "vitest";
import { BY_HAND, nextPlace } from "./next-place.ts";

const twoSteps = { steps: 2, repeatTimes: 1 };

test.each([
  ["people named by hand, then the first step", { step: BY_HAND, round: 0 }, twoSteps, { step: 0, round: 0 }],
  ["the second step", { step: 0, round: 0 }, twoSteps, { step: 1, round: 0 }],
  ["from the top again", { step: 1, round: 0 }, twoSteps, { step: 0, round: 1 }],
  ["the end", { step: 1, round: 1 }, twoSteps, null],
  ["no repeat", { step: 1, round: 0 }, { steps: 2, repeatTimes: 0 }, null],
  ["a policy that lost its steps", { step: 0, round: 0 }, { steps: 0, repeatTimes: 3 }, null],
])("%s", (_name, place, policy, next) => expect(nextPlace(place, policy)).toEqual(next));
