import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type FactVersion,
  factKinds,
  type IncidentForPlan,
  knownTo,
  mayKnow,
  type Ring,
} from "#domains/incidents";
import { newId } from "#kernel/ids";
import { measure } from "../measures/measure.ts";
import { emptyRequired, hasSection, rewritten, sectionsOf, wordsHash } from "../words/sections.ts";
import { draftExternal } from "./draft-external.ts";
import { draftInternal } from "./draft-internal.ts";
import { durationInWords } from "./in-words.ts";

const at = (clock: string) => new Date(`2026-11-23T${clock}:00Z`);

const fact = (key: string, value: FactVersion["value"], more: Partial<FactVersion> = {}): FactVersion => ({
  id: newId<"fact-version">(),
  key,
  version: 1,
  value,
  ring: 5,
  compartments: [],
  confidence: "confirmed",
  validFrom: at("14:00"),
  validUntil: null,
  author: { personId: null, label: "test" },
  ...more,
});

const incident = (facts: FactVersion[]): IncidentForPlan => ({
  id: newId<"incident">(),
  number: 7,
  internalTitle: "canary-title db-1 disk full",
  publicTitle: "Problem with Website",
  severity: { name: "SEV1", rank: 1 },
  status: "resolved",
  classifications: [],
  drill: false,
  bridgeUrl: "https://meet.example.com/canary-bridge",
  declaredAt: at("14:06"),
  startedAt: at("14:00"),
  detectedAt: at("14:04"),
  identifiedAt: at("14:40"),
  fixedAt: at("15:10"),
  resolvedAt: at("15:30"),
  roles: [],
  responders: [],
  services: [{ id: newId<"service">(), name: "canary-service" }],
  components: [{ id: newId<"component">(), name: "Website", state: "operational" }],
  facts,
  version: 5,
});

const external = (of: IncidentForPlan, customerMessages: { sentAt: Date; body: string }[] = []) =>
  draftExternal({
    known: knownTo(of, { ring: 5, compartments: [] }, at("18:00")),
    customerMessages,
    locale: "en",
  });

const bodyOf = (sections: { key: string; body: string }[], key: string) =>
  sections.find((section) => section.key === key)?.body;

const known = [
  fact("startedAt", "2026-11-23T14:00:00.000Z"),
  fact("detectedAt", "2026-11-23T14:04:00.000Z"),
  fact("identifiedAt", "2026-11-23T14:40:00.000Z"),
  fact("fixedAt", "2026-11-23T15:10:00.000Z"),
  fact("symptom", "Pages did not load."),
  fact("impact.share", 0.4),
  fact("impact.dataLoss", "no"),
  fact("cause.plain", "a change we released used too much memory."),
  fact("fixApplied", "We took the change back."),
];

describe("the external version", () => {
  const draft = external(incident(known), [
    { sentAt: at("14:14"), body: "Pages do not load. We are looking into it." },
  ]);

  test("says from when until when, what, and that we are sorry", () => {
    expect(bodyOf(draft, "summary")).toBe(
      "From 2026-11-23 14:00 UTC to 2026-11-23 15:30 UTC (1 hour 30 minutes) you could not rely on Website.\n\nPages did not load.",
    );
    expect(bodyOf(draft, "apology")).toContain("for 1 hour 30 minutes it did not");
  });

  test("tells it in the order in which it happened, with what was said", () => {
    expect(bodyOf(draft, "happened")).toBe(
      [
        "- 2026-11-23 14:00 UTC: it began.",
        "- 2026-11-23 14:04 UTC: we noticed.",
        "- 2026-11-23 14:14 UTC: Pages do not load.",
        "- 2026-11-23 14:40 UTC: we knew the cause.",
        "- 2026-11-23 15:10 UTC: it was fixed.",
        "- 2026-11-23 15:30 UTC: we had made sure that it stayed fixed.",
        "",
        "The cause: a change we released used too much memory.",
      ].join("\n"),
    );
  });

  test("states numbers and data loss, and leaves prevention to people", () => {
    expect(bodyOf(draft, "impact")).toBe(
      "- Duration: 1 hour 30 minutes.\n- 40% of users or requests were affected.\n- No data was lost.",
    );
    expect(bodyOf(draft, "fixed")).toBe("We took the change back.");
    expect(emptyRequired("external", draft)).toEqual(["prevention"]);
  });

  test("holds nothing that is hidden from customers, whatever is known inside", () => {
    const entered = factKinds.filter(({ origin, type }) => origin === "entered" && type === "text");
    const rings = fc.constantFrom<Ring[]>(1, 2, 3, 4, 5);
    const held = fc.subarray(["legal", "security"]);
    const drawn = fc.array(fc.record({ kind: fc.constantFrom(...entered), ring: rings, compartments: held }));
    fc.assert(
      fc.property(drawn, (plants) => {
        const planted = plants.map(({ kind, ...reach }, n) => fact(kind.key, `canary-${n}-end`, reach));
        const words = JSON.stringify(external(incident(planted)));
        planted.forEach((each, n) => {
          if (!mayKnow({ ring: 5, compartments: [] }, each)) expect(words).not.toContain(`canary-${n}-end`);
        });
        expect(words).not.toMatch(/canary-(title|bridge|service)/);
      }),
    );
  });
});

describe("the internal version", () => {
  const whole = incident([...known, fact("cause.technical", "db-1 ran out of memory", { ring: 1 })]);
  const said = (audienceName: string, ring: number, clock: string) => ({
    audienceId: audienceName,
    audienceName,
    ring,
    compartments: [],
    sentAt: at(clock),
    subject: "",
    body: "",
  });
  const promise = (outcome: "kept" | "missed") => ({
    audienceId: "Customers",
    audienceName: "Customers",
    ring: 5,
    dueAt: at("14:30"),
    outcome,
  });
  const measures = measure({
    ...whole,
    severity: "SEV1",
    severityChanges: [],
    closings: [],
    alerts: [{ triggeredAt: at("14:04"), acknowledgedAt: at("14:09") }],
    responders: 3,
    messages: [said("Customers", 5, "14:14")],
    promises: [promise("kept"), promise("missed")],
    now: at("18:00"),
  });
  const draft = draftInternal({ incident: whole, measures, locale: "en" });

  test("has every declared section, in order, also of the external one", () => {
    expect(draft.map(({ key }) => key)).toEqual(sectionsOf.internal.map(({ key }) => key));
    expect(external(whole).map(({ key }) => key)).toEqual(sectionsOf.external.map(({ key }) => key));
  });

  test("gives detection, response and communication in numbers", () => {
    expect(bodyOf(draft, "detection")).toBe(
      "Noticed 4 minutes after it began, declared 2 minutes later.\n\nAlerts linked: 1. The first acknowledgement came after 5 minutes.",
    );
    expect(bodyOf(draft, "response")).toContain("Cause known 36 minutes after it was noticed.");
    expect(bodyOf(draft, "cause")).toContain("db-1 ran out of memory");
    expect(bodyOf(draft, "communication")).toBe(
      "- Customers: first told 8 minutes after declaration; messages: 1; promises kept: 1, missed: 1; longest silence: 1 hour 16 minutes.",
    );
    expect(bodyOf(draft, "badly")).toBe(
      "- Promised updates that came too late or not at all: 1 of 2.\n- Customers heard nothing for 1 hour 16 minutes.",
    );
  });
});

test.each([
  [0, "0 seconds"],
  [45, "45 seconds"],
  [60, "1 minute"],
  [3600, "1 hour"],
  [5400, "1 hour 30 minutes"],
  [5430, "1 hour 30 minutes"],
  [90_000, "1 day 1 hour"],
])("%i seconds are %s", (seconds, words) => {
  expect(durationInWords(seconds, "en")).toBe(words);
});

describe("words", () => {
  const sections = [
    { key: "summary", body: "a" },
    { key: "apology", body: "b" },
  ];
  test("have a name that changes with every letter, and comes back with them", () => {
    const edited = rewritten(sections, [{ key: "apology", body: "b " }]);
    expect(wordsHash(edited)).not.toBe(wordsHash(sections));
    expect(wordsHash(rewritten(edited, [{ key: "apology", body: "b" }]))).toBe(wordsHash(sections));
  });

  test("cannot be moved from one section to another unnoticed", () => {
    expect(wordsHash([{ key: "ab", body: "c" }])).not.toBe(wordsHash([{ key: "a", body: "bc" }]));
  });

  test("belong to declared sections only", () => {
    expect(hasSection("external", "apology")).toBe(true);
    expect(hasSection("internal", "apology")).toBe(false);
  });
});
