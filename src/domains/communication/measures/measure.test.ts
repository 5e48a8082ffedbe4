import { expect, test } from "vitest";
import { type Measured, measure } from "./measure.ts";

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const incident: Measured = {
  declaredAt: at("14:00"),
  resolvedAt: at("15:30"),
  now: at("18:00"),
  audiences: [
    { id: "s", name: "Support", ring: 2, form: "support" },
    { id: "l", name: "Leadership", ring: 3, form: "leadership" },
    { id: "c", name: "Customers", ring: 5, form: "customers" },
  ],
  messages: [
    { audienceId: "s", sentAt: at("14:04") },
    { audienceId: "c", sentAt: at("15:30") },
    { audienceId: "c", sentAt: at("14:07") },
    { audienceId: "c", sentAt: at("14:27") },
  ],
  promises: [
    { audienceId: "c", keptAt: at("14:07"), missedAt: null },
    { audienceId: "c", keptAt: at("14:27"), missedAt: null },
    { audienceId: "c", keptAt: null, missedAt: at("14:47") },
    { audienceId: "s", keptAt: at("14:04"), missedAt: null },
    { audienceId: "l", keptAt: null, missedAt: null },
  ],
};

test("an incident computed by hand", () => {
  const { audiences, ...whole } = measure(incident);
  expect(whole).toEqual({ promisesKept: 3, promisesMissed: 1, supportLeadMinutes: 3 });
  expect(audiences.find(({ audienceId }) => audienceId === "c")).toEqual({
    audienceId: "c",
    audience: "Customers",
    ring: 5,
    firstMessageMinutes: 7,
    promisesMade: 3,
    promisesKept: 2,
    promisesMissed: 1,
    longestSilenceMinutes: 63,
    messages: 3,
  });
});

test("the silence before resolving counts, and an audience never told has no numbers", () => {
  const { audiences } = measure(incident);
  expect(audiences.map(({ longestSilenceMinutes }) => longestSilenceMinutes)).toEqual([86, null, 63]);
  expect(audiences[1]).toMatchObject({
    firstMessageMinutes: null,
    promisesMade: 1,
    promisesKept: 0,
    promisesMissed: 0,
  });
});

test("an open incident's silence counts to now", () => {
  const [support] = measure({ ...incident, resolvedAt: null }).audiences;
  expect(support?.longestSilenceMinutes).toBe(236);
});
