import { type UptimeDay, weightedSeconds } from "#domains/status-pages";

/** How one day is drawn: told apart by shape first, colour second. */
export type Bar = { kind: "none" | "clear" } | { kind: "outage"; level: 1 | 2 | 3 | 4; colour: string };

type Rgb = readonly [number, number, number];
type Palette = { clear: Rgb; brief: Rgb; long: Rgb; worst: Rgb };

// Each keeps a contrast of 3:1 on the light and on the dark page, so that one set of bars serves both.
export const BAR_COLOURS: Palette = {
  clear: [38, 150, 95],
  brief: [176, 128, 0],
  long: [206, 98, 18],
  worst: [207, 52, 52],
};

// Seconds of weighted outage at which the colour turns, fitted on real Statuspage pages (wire-status 1.4).
const BRIEF = 1_188;
const LONG = 1_980;
const WORST = 3_600;

/** A day's bar from its seconds of outage. */
export function barOf(day: UptimeDay): Bar {
  if (!day.hasData) return { kind: "none" };
  const seconds = weightedSeconds(day);
  if (seconds === 0) return { kind: "clear" };
  return { kind: "outage", level: levelOf(seconds), colour: outageColour(seconds, BAR_COLOURS) };
}

const levelOf = (seconds: number) => (seconds < BRIEF ? 1 : seconds < LONG ? 2 : seconds < WORST ? 3 : 4);

/** Statuspage's colour scale: any downtime jumps half-way from the first colour to the second. */
export function outageColour(seconds: number, palette: Palette): string {
  if (seconds <= 0) return hex(palette.clear);
  if (seconds < BRIEF) return hex(mix(palette.clear, palette.brief, 0.5 + (0.5 * seconds) / BRIEF));
  if (seconds < LONG) return hex(mix(palette.brief, palette.long, (seconds - BRIEF) / (LONG - BRIEF)));
  if (seconds < WORST) return hex(mix(palette.long, palette.worst, (seconds - LONG) / (WORST - LONG)));
  return hex(palette.worst);
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

const hex = (colour: Rgb) =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

export const BAR_PITCH = 5;
export const BAR_HEIGHT = 34;
const BAR_WIDTH = 3.4;
const CLEAR_TOP = 7;
const STUB_TOP = 27;
const CUT = 2.4;
const OUTAGE_TOPS = { 1: 5, 2: 3.5, 3: 2, 4: 0 } as const;

/** One path for all days of a kind, in relative steps: ninety of them compress to almost nothing. */
export function barsPath(kind: "none" | "clear", positions: readonly number[]): string {
  const top = kind === "clear" ? CLEAR_TOP : STUB_TOP;
  let previous = 0;
  return positions
    .map((position, i) => {
      const step = (position - previous) * BAR_PITCH;
      previous = position;
      return `${i === 0 ? `M${position * BAR_PITCH} ${top}` : `m${step} 0`}${box(BAR_HEIGHT - top)}`;
    })
    .join("");
}

/** An outage bar rises above the others and is cut: one cut for a short outage, three for a long one, none for the worst. */
export function outagePath(position: number, level: 1 | 2 | 3 | 4): string {
  const top = OUTAGE_TOPS[level];
  const pieces = level === 4 ? 1 : level + 1;
  const height = round((BAR_HEIGHT - top - CUT * (pieces - 1)) / pieces);
  return Array.from(
    { length: pieces },
    (_, i) => `${i === 0 ? `M${position * BAR_PITCH} ${top}` : `m0 ${round(height + CUT)}`}${box(height)}`,
  ).join("");
}

const box = (height: number) => `h${BAR_WIDTH}v${height}h-${BAR_WIDTH}z`;
const round = (n: number) => Math.round(n * 100) / 100;
