import { expect, test } from "vitest";
import { fieldPathInWords } from "./field-path.ts";

test.each([
  ["name", "name"],
  ["rotations.0.name", "rotations 1, name"],
  ["rules.11.delayMinutes", "rules 12, delay minutes"],
  ["steps.0.targets.2", "steps 1, targets 3"],
  ["0.1.name", "1 2, name"],
  ["settings.routing_key", "settings, routing key"],
  ["settings.publicURL", "settings, publicURL"],
  ["", ""],
])("the path %j is said as %j", (path, said) => {
  expect(fieldPathInWords(path)).toBe(said);
});
