import { expect, test } from "vitest";
import type { PlanClock } from "../types.ts";
import { replan, type Standing } from "./replan.ts";

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const clock = (first: number | null, every: number | null, told: PlanClock["told"] = "clock"): PlanClock => ({
  severity: "SEV1",
  audienceId: "a",
  told,
  firstWithin: first,
  investigating: every,
  identified: every,
  monitoring: every,
  channels: null,
  approval: false,
});
const NONE = clock(null, null, "not-told");
const standing: Standing = {
  clock: clock(15, 30),
  componentAffected: true,
  status: "investigating",
  declaredAt: at("14:00"),
  now: at("14:10"),
  open: { kind: "first", dueAt: at("14:30") },
  toldBefore: false,
};

test.each<[string, Partial<Standing>, ReturnType<typeof replan>]>([
  ["a first message takes the new clock from declaring on", {}, { does: "move", dueAt: at("14:15") }],
  [
    "whose time has passed already, its full length from now",
    { now: at("14:20") },
    { does: "move", dueAt: at("14:35") },
  ],
  ["an audience newly told gets its first promise", { open: null }, { does: "make", dueAt: at("14:15") }],
  [
    "one that is told already and owed nothing is left alone",
    { open: null, toldBefore: true },
    { does: "nothing" },
  ],
  ["a first message the plan no longer asks for ends", { clock: NONE }, { does: "end" }],
  [
    "a time that was said comes sooner",
    { open: { kind: "next", dueAt: at("15:00") }, toldBefore: true },
    { does: "move", dueAt: at("14:40") },
  ],
  [
    "a time that was said never comes later",
    { open: { kind: "next", dueAt: at("14:20") }, toldBefore: true },
    { does: "nothing" },
  ],
  [
    "a time that was said stands though the plan asks for it no more",
    { open: { kind: "next", dueAt: at("14:20") }, clock: NONE, toldBefore: true },
    { does: "nothing" },
  ],
  [
    "a decision not to tell is looked at again at its own time",
    { open: { kind: "look-again", dueAt: at("14:20") } },
    { does: "nothing" },
  ],
])("a new severity: %s", (_, change, expected) => {
  expect(replan({ ...standing, ...change })).toEqual(expected);
});
