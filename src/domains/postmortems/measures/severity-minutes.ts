export type SeverityChange = { at: Date; from: string; to: string };
export type Interval = { from: Date; until: Date };

/** The times in which the incident was open: it may have been resolved and opened again. */
export function openIntervals(
  declaredAt: Date,
  end: Date,
  closings: readonly { resolvedAt: Date; reopenedAt: Date }[],
): Interval[] {
  const starts = [declaredAt, ...closings.map(({ reopenedAt }) => reopenedAt)];
  const ends = [...closings.map(({ resolvedAt }) => resolvedAt), end];
  return starts.map((from, index) => ({ from, until: ends[index] ?? end }));
}

/** Minutes the incident spent open at each severity, rounded; severities it never had are left out. */
export function severityMinutes(
  open: readonly Interval[],
  changes: readonly SeverityChange[],
  current: string,
): Record<string, number> {
  const total = new Map<string, number>();
  for (const phase of phases(changes, current))
    for (const interval of open) {
      const overlap = overlapMs(phase, interval);
      if (overlap > 0) total.set(phase.severity, (total.get(phase.severity) ?? 0) + overlap);
    }
  return Object.fromEntries([...total].map(([severity, ms]) => [severity, Math.round(ms / 60_000)]));
}

type Phase = { severity: string; from: number; until: number };

function phases(changes: readonly SeverityChange[], current: string): Phase[] {
  const inOrder = [...changes].sort((a, b) => a.at.getTime() - b.at.getTime());
  const past = inOrder.map((change, index) => ({
    severity: change.from,
    from: inOrder[index - 1]?.at.getTime() ?? Number.NEGATIVE_INFINITY,
    until: change.at.getTime(),
  }));
  const from = inOrder.at(-1)?.at.getTime() ?? Number.NEGATIVE_INFINITY;
  return [...past, { severity: current, from, until: Number.POSITIVE_INFINITY }];
}

const overlapMs = (phase: Phase, { from, until }: Interval): number =>
  Math.min(phase.until, until.getTime()) - Math.max(phase.from, from.getTime());
