import type {
  RotationBody,
  RotationView,
  ScheduleBody,
  ScheduleView,
} from "../../../../src/api/contract/oncall.ts";
import { randomKey } from "../../api/random-key.ts";
import { toLocalInput } from "../../parts/local-input.ts";

export type TurnDraft = { key: string; personIds: string[] };
export type WindowDraft = { key: string; weekdays: number[]; from: string; to: string };
export type RotationDraft = {
  key: string;
  name: string;
  kind: "daily" | "weekly" | "custom";
  count: number | "";
  unit: "hours" | "days" | "weeks";
  startsOn: string;
  handOverAt: string;
  layer: number | "";
  endsAt: string | null;
  turns: TurnDraft[];
  windows: WindowDraft[];
};
export type ScheduleDraft = {
  name: string;
  description: string;
  timeZone: string;
  rotations: RotationDraft[];
};

/** A schedule as it is edited. Rows that are stored have keys by their place, so the same schedule makes the same draft. */
export const scheduleDraft = (schedule: ScheduleView): ScheduleDraft => ({
  name: schedule.name,
  description: schedule.description,
  timeZone: schedule.timeZone,
  rotations: schedule.rotations.map(rotationDraft),
});

export const newSchedule = (timeZone: string): ScheduleDraft => ({
  name: "",
  description: "",
  timeZone,
  rotations: [],
});

const rotationDraft = (rotation: RotationView, at: number): RotationDraft => ({
  key: `rotation-${at}`,
  name: rotation.name,
  kind: rotation.kind,
  count: rotation.every.count,
  unit: rotation.every.unit,
  startsOn: rotation.startsOn,
  handOverAt: rotation.handOverAt,
  layer: rotation.layer,
  endsAt: rotation.endsAt,
  turns: rotation.turns.map((people, turn) => ({
    key: `turn-${turn}`,
    personIds: people.map(({ id }) => id),
  })),
  windows: rotation.restrictions.map((window, index) => ({ key: `window-${index}`, ...window })),
});

/** Weekly since Monday, so that somebody is on call as soon as it is saved. */
export const newRotation = (name: string): RotationDraft => ({
  key: randomKey(),
  name,
  kind: "weekly",
  count: 1,
  unit: "weeks",
  startsOn: lastMonday(new Date()),
  handOverAt: "09:00",
  layer: 0,
  endsAt: null,
  turns: [newTurn()],
  windows: [],
});

export const newTurn = (): TurnDraft => ({ key: randomKey(), personIds: [] });

export const newWindow = (): WindowDraft => ({
  key: randomKey(),
  weekdays: [1, 2, 3, 4, 5],
  from: "09:00",
  to: "17:00",
});

/** The last Monday whose 09:00 is past on the reader's clock: the first turn is the one on call now. */
function lastMonday(now: Date): string {
  const monday = new Date(now);
  monday.setHours(9, 0, 0, 0);
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  if (monday > now) monday.setDate(monday.getDate() - 7);
  return toLocalInput(monday.toISOString()).slice(0, 10);
}

export const scheduleBody = (draft: ScheduleDraft): ScheduleBody => ({
  name: draft.name,
  description: draft.description,
  timeZone: draft.timeZone,
  rotations: draft.rotations.map(rotationBody),
});

const rotationBody = (draft: RotationDraft): RotationBody => ({
  name: draft.name,
  kind: draft.kind,
  every: draft.kind === "custom" ? { count: Number(draft.count), unit: draft.unit } : null,
  startsOn: draft.startsOn,
  handOverAt: draft.handOverAt,
  layer: Number(draft.layer),
  endsAt: draft.endsAt,
  turns: draft.turns.map(({ personIds }) => personIds),
  restrictions: draft.windows.map(({ weekdays, from, to }) => ({ weekdays, from, to })),
});
