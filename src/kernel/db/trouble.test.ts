import { expect, test } from "vitest";
import { isAway, isPassing } from "./trouble.ts";

const coded = (code: string) => Object.assign(new Error("said"), { code });

test.each<[string, unknown, { passing: boolean; away: boolean }]>([
  ["nobody listens", coded("ECONNREFUSED"), { passing: true, away: true }],
  ["it is starting up", coded("57P03"), { passing: true, away: true }],
  ["the connection is gone", new Error("Connection terminated unexpectedly"), { passing: true, away: true }],
  [
    "no connection in time",
    new Error("timeout exceeded when trying to connect"),
    { passing: true, away: true },
  ],
  ["a deadlock", coded("40P01"), { passing: true, away: false }],
  ["a port of ours is taken", coded("EADDRINUSE"), { passing: true, away: false }],
  ["a row that exists already", coded("23505"), { passing: false, away: false }],
  ["a statement that is wrong", coded("42601"), { passing: false, away: false }],
  ["a bug of ours", new TypeError("x is not a function"), { passing: false, away: false }],
])("%s", (_name, error, expected) => {
  expect({ passing: isPassing(error), away: isAway(error) }).toEqual(expected);
});
