import { expect, test } from "vitest";
import { createRateLimit, network } from "./rate-limit.ts";

const attempts = (take: () => void, times: number) =>
  Array.from({ length: times }, () => {
    try {
      take();
      return true;
    } catch {
      return false;
    }
  });

test("an address has its calls per minute, then waits for the next one", () => {
  let now = 0;
  const limit = createRateLimit(() => now);
  const take = () => limit.take("sign-in", "192.0.2.1", 2);
  expect(attempts(take, 4)).toEqual([true, true, false, false]);
  now = 59_999;
  expect(attempts(take, 1)).toEqual([false]);
  now = 60_000;
  expect(attempts(take, 3)).toEqual([true, true, false]);
});

test("names and addresses are counted apart; a network of IPv6 addresses is one", () => {
  const limit = createRateLimit(() => 0);
  expect(attempts(() => limit.take("a", "192.0.2.1", 1), 2)).toEqual([true, false]);
  expect(attempts(() => limit.take("b", "192.0.2.1", 1), 1)).toEqual([true]);
  expect(attempts(() => limit.take("a", "192.0.2.2", 1), 1)).toEqual([true]);
  limit.take("a", "2001:db8:1:2::1", 1);
  expect(attempts(() => limit.take("a", "2001:db8:1:2:ffff::9", 1), 1)).toEqual([false]);
  expect(attempts(() => limit.take("a", "2001:db8:1:3::1", 1), 1)).toEqual([true]);
  expect(network("::ffff:192.0.2.1")).toBe("192.0.2.1");
});

test("memory stays bounded however many addresses ask", () => {
  const limit = createRateLimit(() => 0, 10);
  limit.take("a", "198.51.100.1", 1);
  for (let i = 0; i < 20; i++) limit.take("a", `203.0.113.${i}`, 1);
  // Forgotten, and so allowed again: the price of the bound.
  expect(attempts(() => limit.take("a", "198.51.100.1", 1), 1)).toEqual([true]);
});
