import { expect, test } from "vitest";
import { allowance, isPublic } from "./addresses.ts";

test.for<[string, boolean]>([
  ["93.184.216.34", true],
  ["2606:2800:220:1:248:1893:25c8:1946", true],
  ["127.0.0.1", false],
  ["10.1.2.3", false],
  ["172.16.0.1", false],
  ["192.168.1.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["0.0.0.0", false],
  ["255.255.255.255", false],
  ["224.0.0.1", false],
  ["192.0.2.1", false],
  ["198.18.0.1", false],
  ["::1", false],
  ["::", false],
  ["fe80::1", false],
  ["fd00:ec2::254", false],
  ["ff02::1", false],
  ["::ffff:127.0.0.1", false],
  ["::ffff:7f00:1", false],
  ["::ffff:93.184.216.34", true],
  ["64:ff9b::10.0.0.1", false],
  ["2002:0a00:0001::", false],
  ["2001:0:53aa:64c::1", false],
  ["not an address", false],
])("%s is public: %s", ([address, expected]) => {
  expect(isPublic(address)).toBe(expected);
});

test("what is allowed may be reached, and nothing beside it", () => {
  const allowed = allowance(["10.1.0.0/16", "192.168.1.7", "fd00::/8", "hooks.internal"]);
  expect(allowed.permitsAddress("10.1.2.3")).toBe(true);
  expect(allowed.permitsAddress("10.2.2.3")).toBe(false);
  expect(allowed.permitsAddress("192.168.1.7")).toBe(true);
  expect(allowed.permitsAddress("192.168.1.8")).toBe(false);
  expect(allowed.permitsAddress("::ffff:10.1.2.3")).toBe(true);
  expect(allowed.permitsAddress("fd12::1")).toBe(true);
  expect(allowed.permitsHost("Hooks.Internal")).toBe(true);
  expect(allowed.permitsHost("evil.hooks.internal")).toBe(false);
});
