import { expect, test } from "vitest";
import { placesNeeded } from "./places-needed.ts";

test("every place is a line of its own, whatever stands in the name or in quotes", () => {
  const detail =
    "Dr: Who is still needed: in the schedule Nights; for the action item “Fix a; then b.”; in the policy P.";
  expect(placesNeeded(detail, "Dr: Who")).toEqual({
    lead: "Dr: Who is still needed:",
    places: ["in the schedule Nights", "for the action item “Fix a; then b.”", "in the policy P"],
  });
});

test("a sentence of another make is shown whole", () => {
  expect(placesNeeded("Somebody is needed", "Ana")).toEqual({ lead: "Somebody is needed", places: [] });
});
