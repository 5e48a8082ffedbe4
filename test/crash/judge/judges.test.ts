import { expect, test } from "vitest";
import type { AcceptedEvent, KeptDelivery } from "../evidence/evidence.ts";
import type { Kill } from "../kills/killer.ts";
import type { Attempt } from "../load/alert-senders.ts";
import type { Mail } from "../system/mail-server.ts";
import { judgeAlerts } from "./alerts.ts";
import { judgeDeadlines } from "./deadlines.ts";
import { judgeEscalations } from "./escalations.ts";
import { judgeLedger } from "./ledger.ts";
import { judgeMails } from "./mails.ts";
import { judgeRepeats, UNACKNOWLEDGED } from "./repeats.ts";
import { judgeSurvival } from "./survival.ts";

const kill = (at: number, target: Kill["target"] = "server"): Kill => ({
  target,
  at,
  restartedAt: at,
  readyAt: at + 2_000,
});

// --- alerts ------------------------------------------------------------------------------------------------------

const attempt = (mark: string, action: Attempt["action"], answer: number | null = 202): Attempt => ({
  mark,
  key: "disk",
  action,
  sentAt: 0,
  answer,
});
const accepted = (mark: string, action: AcceptedEvent["action"]) => ({ mark, key: "disk", action });

const attempts = [
  attempt("1", "trigger", null),
  attempt("2", "trigger"),
  attempt("3", "resolve", 503),
  attempt("4", "resolve"),
];
const inOrder = [accepted("2", "trigger"), accepted("4", "resolve")];
const resolved = { id: "a", key: "disk", state: "resolved", triggers: 1 };

test("alerts: what was accepted is there and in the right state", () => {
  expect(judgeAlerts({ attempts, accepted: inOrder, alerts: [resolved] }).violations).toEqual([]);
});

test("alerts: an unanswered request may have been accepted all the same", () => {
  const all = [accepted("1", "trigger"), ...inOrder];
  expect(judgeAlerts({ attempts, accepted: all, alerts: [{ ...resolved, triggers: 2 }] }).violations).toEqual(
    [],
  );
});

test.each<[string, AcceptedEvent[], (typeof resolved)[], string]>([
  [
    "an accepted event is lost",
    [accepted("2", "trigger")],
    [{ ...resolved, state: "triggered" }],
    "accepted and lost: 4",
  ],
  ["one is stored twice", [...inOrder, accepted("4", "resolve")], [resolved], "stored twice: 4"],
  ["one overtakes", inOrder.toReversed(), [{ ...resolved, state: "triggered" }], "overtaken: 2"],
  ["one is invented", [...inOrder, accepted("5", "resolve")], [resolved], "nobody sent: 5"],
  ["a state is wrong", inOrder, [{ ...resolved, state: "triggered" }], "disk is "],
  ["an alert is missing", inOrder, [], "disk is []"],
])("alerts: it is seen when %s", (_name, events, alerts, says) => {
  const { violations } = judgeAlerts({ attempts, accepted: events, alerts });
  expect(violations).toEqual([expect.stringContaining(says)]);
});

test("alerts: a refusal of a good event is seen", () => {
  const refused = [attempt("1", "trigger", 400)];
  expect(judgeAlerts({ attempts: refused, accepted: [], alerts: [] }).violations).toEqual([
    "refused with 400: 1",
  ]);
});

// --- deadlines ---------------------------------------------------------------------------------------------------

const deadline = (dueAt: number, endedAt: number | null) => ({
  kind: "step",
  subjectId: "s",
  dueAt,
  endedAt,
});
const late = (dueAt: number, endedAt: number | null, kills: Kill[] = []) =>
  judgeDeadlines({ kills, deadlines: [deadline(dueAt, endedAt)] }, 100_000).violations.length;

test.each<[string, number, number]>([
  ["in time", 0, late(10_000, 25_000)],
  ["too late", 1, late(10_000, 25_001)],
  ["too late, but soon after the restart", 0, late(10_000, 40_000, [kill(30_000)])],
  ["too late after the restart", 1, late(10_000, 46_000, [kill(30_000)])],
  ["a restart after it was acted on excuses nothing", 1, late(10_000, 30_000, [kill(31_000)])],
  ["never acted on", 1, late(10_000, null)],
  ["not due yet", 0, late(200_000, null)],
  ["cleared before it was due", 0, late(200_000, 50_000)],
])("deadlines: %s", (_name, violations, found) => expect(found).toBe(violations));

// --- escalations -------------------------------------------------------------------------------------------------

const alert = (state: string) => [{ id: "a", key: "disk", state, triggers: 1 }];
const escalation = (state: "running" | "stopped" | "exhausted", ...told: string[]) => ({
  alertId: "a",
  state,
  told,
});
const both = ["0 Ana Alert", "1 Ben Boss"];

test.each<[string, string, ReturnType<typeof escalation>[], number]>([
  ["the whole policy", "triggered", [escalation("exhausted", ...both)], 0],
  ["nobody", "triggered", [], 1],
  ["a step twice", "triggered", [escalation("exhausted", "0 Ana Alert", ...both)], 1],
  ["a step left out", "triggered", [escalation("exhausted", "0 Ana Alert")], 1],
  ["two escalations", "triggered", [escalation("exhausted", ...both), escalation("exhausted", ...both)], 1],
  ["stopped by the answer", "acknowledged", [escalation("stopped", "0 Ana Alert")], 0],
  ["still running after the answer", "acknowledged", [escalation("running", "0 Ana Alert")], 1],
])("escalations: %s", (_name, state, escalations, violations) => {
  expect(judgeEscalations({ alerts: alert(state), escalations }).violations).toHaveLength(violations);
});

// --- mails -------------------------------------------------------------------------------------------------------

const delivery = (id: string, more: Partial<KeptDelivery> = {}): KeptDelivery => ({
  id,
  purpose: "update",
  urgency: "bulk",
  state: "sent",
  stateReason: null,
  to: `${id}@example.com`,
  toSubscriber: true,
  ...more,
});
const mail = (id: string, at = 0, to = `${id}@example.com`): Mail => ({
  to,
  messageId: `<${id}@ripplecast.test>`,
  subject: "",
  text: "",
  at,
});
const subscribers = ["one@example.com", "two@example.com"];
const deliveries = [delivery("one"), delivery("two")];

test.each<[string, KeptDelivery[], Mail[], string[]]>([
  ["everybody has one", deliveries, [mail("one"), mail("two")], []],
  ["one came twice", deliveries, [mail("one"), mail("one"), mail("two")], []],
  ["one never came", deliveries, [mail("one")], ["two never arrived"]],
  [
    "one was given up",
    [delivery("one"), delivery("two", { state: "failed" })],
    [mail("one")],
    ["two is failed"],
  ],
  ["a reader was forgotten", [delivery("one")], [mail("one")], ["two@example.com has 0"]],
  [
    "a reader has two under two ids",
    [...deliveries, delivery("again", { to: "one@example.com" })],
    [mail("one"), mail("two"), mail("again", 0, "one@example.com")],
    ["one@example.com has 2"],
  ],
  [
    "one came to somebody else",
    deliveries,
    [mail("one"), mail("two"), mail("two", 0, "x@example.com")],
    ["should not"],
  ],
  ["one that nobody knows of", deliveries, [mail("one"), mail("two"), mail("three")], ["should not"]],
])("mails: %s", (_name, all, mails, says) => {
  const { violations } = judgeMails({ deliveries: all, mails, subscribers });
  expect(violations).toEqual(says.map((part) => expect.stringContaining(part)));
});

// --- repeats -----------------------------------------------------------------------------------------------------

const copies = (count: number, at: number) =>
  Array.from({ length: count }, (_, n) => [mail(`${at}-${n}`, at), mail(`${at}-${n}`, at + 40_000)]).flat();
const repeated = (mails: Mail[], kills: Kill[]) =>
  judgeRepeats({ deliveries: [], mails, kills }).violations.length;

test.each<[string, number, number]>([
  ["none", 0, repeated([mail("one")], [])],
  ["a window around a kill", 0, repeated(copies(UNACKNOWLEDGED.bulk, 5_000), [kill(6_000)])],
  ["one more than that", 1, repeated(copies(UNACKNOWLEDGED.bulk + 1, 5_000), [kill(6_000)])],
  [
    "two windows around two kills",
    0,
    repeated([...copies(100, 5_000), ...copies(100, 90_000)], [kill(6_000), kill(91_000)]),
  ],
  ["without any kill", 2, repeated(copies(1, 5_000), []) + repeated(copies(1, 5_000), [kill(90_000)])],
])("repeats: %s", (_name, violations, found) => expect(found).toBe(violations));

// --- ledger ------------------------------------------------------------------------------------------------------

test("ledger: a mail without an entry and an export that does not verify are seen", () => {
  expect(judgeLedger({ ledger: [], deliveries: [] }).violations).toEqual([]);
  expect(judgeLedger({ ledger: [], deliveries }).violations).toHaveLength(2);
  const twice = ["one", "one"].map((deliveryId) =>
    JSON.stringify({ kind: "entry", body: JSON.stringify({ deliveryId, outcome: "sent" }) }),
  );
  expect(judgeLedger({ ledger: twice, deliveries: [delivery("one")] }).violations).toEqual([
    expect.stringContaining("line 1"),
    "one was sent and has 2 entries that say so",
  ]);
});

// --- survival ----------------------------------------------------------------------------------------------------

test("survival: an end of its own, work left over and jobs given up are seen", () => {
  const fine = { kills: [kill(0), kill(1, "database")], endedByItself: [], unfinished: [], failedJobs: 0 };
  expect(judgeSurvival(fine).violations).toEqual([]);
  expect(judgeSurvival({ ...fine, endedByItself: ["exit code 1"] }).violations).toHaveLength(1);
  expect(judgeSurvival({ ...fine, unfinished: ["3 jobs"] }).violations).toHaveLength(1);
  expect(judgeSurvival({ ...fine, failedJobs: 2 }).violations).toHaveLength(1);
});
