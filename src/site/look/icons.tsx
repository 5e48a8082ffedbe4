import type { ComponentState } from "#domains/status-pages";

/**
 * One shape per state, so that a state is told without colour: circle with a tick, square with a bar, triangle,
 * octagon with a cross, and a diamond for maintenance.
 */
const SHAPES: Record<ComponentState | "clock", { body: string; mark: string }> = {
  operational: { body: "M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20z", mark: "M7.5 12.4l3 3 6-6.4" },
  degraded_performance: {
    body: "M6 2.5h12a3.5 3.5 0 0 1 3.5 3.5v12a3.5 3.5 0 0 1-3.5 3.5H6A3.5 3.5 0 0 1 2.5 18V6A3.5 3.5 0 0 1 6 2.5z",
    mark: "M7 9.5l5 5 5-5",
  },
  partial_outage: {
    body: "M13.7 3.2l8.4 15a2 2 0 0 1-1.7 3H3.6a2 2 0 0 1-1.7-3l8.4-15a2 2 0 0 1 3.4 0z",
    mark: "M12 9v5M12 17.4v.2",
  },
  major_outage: {
    body: "M8 2h8l6 6v8l-6 6H8l-6-6V8z",
    mark: "M8.4 8.4l7.2 7.2M15.6 8.4l-7.2 7.2",
  },
  under_maintenance: {
    body: "M10.6 1.6a2 2 0 0 1 2.8 0l9 9a2 2 0 0 1 0 2.8l-9 9a2 2 0 0 1-2.8 0l-9-9a2 2 0 0 1 0-2.8z",
    mark: "M9.5 8.5v7M14.5 8.5v7",
  },
  clock: { body: "M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20z", mark: "M12 6.5V12l3.6 2.2" },
};

export type IconName = keyof typeof SHAPES;

/** The shapes, written once per page and used by name. */
export const IconSprite = ({ names }: { names: readonly IconName[] }) => (
  <svg class="sprite" width="0" height="0" aria-hidden="true">
    {names.map((name) => (
      <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24">
        <path d={SHAPES[name].body} fill="currentColor" />
        <path class="mark" d={SHAPES[name].mark} />
      </symbol>
    ))}
  </svg>
);

/** Decoration: the text beside it says the same. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class={`ic s-${name}`} aria-hidden="true">
    <use href={`#i-${name}`} />
  </svg>
);

export const ALL_ICONS = Object.keys(SHAPES) as IconName[];
