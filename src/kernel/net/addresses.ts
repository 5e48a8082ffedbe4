import ipaddr from "ipaddr.js";

/** Which otherwise refused places may be reached: host names (`hooks.internal`), addresses or CIDRs (`10.1.0.0/16`). */
export type Allowance = { permitsHost(host: string): boolean; permitsAddress(address: string): boolean };

export function allowance(entries: readonly string[]): Allowance {
  const ranges = entries.flatMap(asRange);
  const hosts = new Set(entries.map((entry) => entry.toLowerCase()));
  return {
    permitsHost: (host) => hosts.has(host.toLowerCase()),
    permitsAddress: (address) => isPublic(address) || ranges.some((range) => contains(range, address)),
  };
}

/**
 * Whether an address belongs to the open internet. Everything that is not plain unicast is out: private, loopback,
 * link-local (cloud metadata among it), carrier-grade NAT, and IPv6 forms that wrap an IPv4 address (mapped, 6to4,
 * NAT64, Teredo).
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === "unicast";
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

function asRange(entry: string): Range[] {
  if (ipaddr.isValidCIDR(entry)) return [ipaddr.parseCIDR(entry)];
  if (!ipaddr.isValid(entry)) return [];
  const address = ipaddr.process(entry);
  return [[address, address.kind() === "ipv4" ? 32 : 128]];
}

function contains([base, bits]: Range, address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.kind() === base.kind() && parsed.match(base, bits);
}
