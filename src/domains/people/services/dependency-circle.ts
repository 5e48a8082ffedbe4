/**
 * The shortest way by which a service would come to depend on itself, as ids from the service back to it; null when there is
 * none. `dependsOn` has the state before the change, `wanted` replaces the service's own entries.
 */
export function dependencyCircle(
  serviceId: string,
  wanted: readonly string[],
  dependsOn: ReadonlyMap<string, readonly string[]>,
): string[] | null {
  const seen = new Set<string>();
  const ways = wanted.map((id) => [serviceId, id]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const here = way.at(-1) ?? serviceId;
    if (here === serviceId) return way;
    if (seen.has(here)) continue;
    seen.add(here);
    for (const next of dependsOn.get(here) ?? []) ways.push([...way, next]);
  }
  return null;
}
