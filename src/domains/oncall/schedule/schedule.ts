/** Who is on call, as data. Nothing in this folder reads a clock or a database. */

export type TurnLength = { count: number; unit: "hours" | "days" | "weeks" };

/** A window of wall-clock time on some weekdays; `to` at or before `from` ends on the next day. */
export type Restriction = { weekdays: readonly number[]; from: string; to: string };

export type Rotation = {
  id: string;
  /** Rotations of the highest layer that has somebody are on call together. */
  layer: number;
  every: TurnLength;
  /** Local date, `2026-11-23`, and wall-clock time, `09:00`, of the first hand-over. */
  startsOn: string;
  handOverAt: string;
  endsAt: Date | null;
  /** Each turn lists the people on call together; an empty turn keeps a place free. */
  turns: readonly (readonly string[])[];
  /** None means around the clock. */
  restrictions: readonly Restriction[];
};

export type Override = {
  id: string;
  kind: "add" | "replace";
  from: Date;
  until: Date;
  personIds: readonly string[];
  /** Only for `replace`: whose place is taken; null stands in for everyone. */
  replacesPersonId: string | null;
};

export type Schedule = {
  timeZone: string;
  rotations: readonly Rotation[];
  /** In the order in which they were made: a later one sees the effect of an earlier one. */
  overrides: readonly Override[];
};

export type OnCall = { personId: string; because: "rotation" | "override"; causeId: string };

/** The same people from `from` until just before `until`; none is a gap. */
export type Shift = { from: Date; until: Date; people: OnCall[] };
