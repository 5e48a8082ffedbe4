import { pino } from "pino";
import { expect, test } from "vitest";
import { outliveDatabase } from "./outlive-database.ts";

const log = pino({ level: "silent" });

test("a step of the start is repeated while the database is away", async () => {
  let tries = 0;
  const step = async () => {
    tries += 1;
    if (tries < 3) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    return "started";
  };
  expect(await outliveDatabase(log, step)).toBe("started");
  expect(tries).toBe(3);
});

test("any other failure ends the start at once", async () => {
  let tries = 0;
  const step = async () => {
    tries += 1;
    throw Object.assign(new Error("listen EADDRINUSE"), { code: "EADDRINUSE" });
  };
  await expect(outliveDatabase(log, step)).rejects.toThrow("EADDRINUSE");
  expect(tries).toBe(1);
});
