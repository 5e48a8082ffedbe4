import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "#kernel/ids";
import type { FactVersion, IncidentForPlan, Ring } from "../types.ts";
import { decideFactChange, type FactContent, staleChanges } from "./change-fact.ts";
import { deriveFacts, durationSeconds, knownTo } from "./derive-facts.ts";
import { defaultRing, type FactKind, factKind, factKinds } from "./fact-kinds.ts";
import { factHint, factLabel, factOptions } from "./fact-texts.ts";
import { factInWords, factValueSchema } from "./fact-values.ts";
import { mayKnow } from "./visibility.ts";

const at = (clock: string) => new Date(`2026-11-23T${clock}:00Z`);
const kind = (key: string): FactKind => factKind(key) ?? expect.unreachable(`no kind ${key}`);

const fact = (key: string, more: Partial<FactVersion> = {}): FactVersion => ({
  id: newId<"fact-version">(),
  key,
  version: 1,
  value: "something",
  ring: 5,
  compartments: [],
  confidence: "confirmed",
  validFrom: at("14:00"),
  validUntil: null,
  author: { personId: null, label: "test" },
  ...more,
});

const incident = (more: Partial<IncidentForPlan> = {}): IncidentForPlan => ({
  id: newId<"incident">(),
  number: 7,
  internalTitle: "db-1 disk full",
  publicTitle: "Problem with Website",
  severity: { name: "SEV1", rank: 1 },
  status: "investigating",
  classifications: [],
  drill: false,
  bridgeUrl: null,
  declaredAt: at("14:05"),
  startedAt: at("14:00"),
  detectedAt: at("14:02"),
  identifiedAt: null,
  fixedAt: null,
  resolvedAt: null,
  roles: [],
  responders: [],
  services: [{ id: newId<"service">(), name: "web-frontend" }],
  components: [{ id: newId<"component">(), name: "Website", state: "major_outage" }],
  facts: [],
  version: 1,
  ...more,
});

describe("the catalogue", () => {
  test("names every fact once, with words for it, its hint and its choices", () => {
    expect(new Set(factKinds.map(({ key }) => key)).size).toBe(factKinds.length);
    for (const each of factKinds) {
      expect(factLabel(each.key, "en"), each.key).not.toBe(each.key);
      if (each.origin === "entered") expect(factHint(each.key, "en"), each.key).not.toBe("");
      for (const option of factOptions(each, "en")) expect(option.label, option.value).not.toContain("=");
    }
  });

  test("never offers a ring wider than the widest, nor asks a ring for what it may not know", () => {
    for (const each of factKinds)
      for (const status of ["investigating", "identified", "monitoring", "resolved"] as const)
        for (const confidence of ["suspected", "confirmed"] as const)
          expect(defaultRing(each, { status, confidence }), each.key).toBeLessThanOrEqual(each.widestRing);
    for (const each of factKinds)
      expect(Math.max(0, ...each.neededBy), each.key).toBeLessThanOrEqual(each.widestRing);
  });

  test.each([
    ["investigating", "suspected", 2],
    ["investigating", "confirmed", 3],
    ["identified", "suspected", 2],
    ["identified", "confirmed", 5],
    ["resolved", "confirmed", 5],
  ] as const)("a cause while %s and %s reaches ring %i", (status, confidence, ring) => {
    expect(defaultRing(kind("cause.plain"), { status, confidence })).toBe(ring);
  });

  test("keeps technical causes, the internal title and responders' talk inside", () => {
    for (const key of ["cause.technical", "conditions", "actions", "needs"])
      expect(kind(key).widestRing, key).toBeLessThanOrEqual(2);
    expect(kind("title.internal").widestRing).toBe(1);
  });
});

describe("values", () => {
  test.each([
    ["symptom", "Pages do not load", true],
    ["symptom", "  ", false],
    ["symptom", 4, false],
    ["regions", ["Europe"], true],
    ["regions", [], false],
    ["impact.share", 0.4, true],
    ["impact.share", 40, false],
    ["impact.count", 1200, true],
    ["impact.count", 1.5, false],
    ["impact.dataLoss", "unknown", true],
    ["impact.dataLoss", "maybe", false],
    ["startedAt", "2026-11-23T15:00:00+01:00", true],
    ["startedAt", "yesterday", false],
    ["thirdParty.url", "https://status.example.com", true],
    ["thirdParty.url", "javascript:alert(1)", false],
    ["cause.category", "release", true],
    ["cause.category", "gremlins", false],
  ])("%s takes %j: %s", (key, value, taken) => {
    expect(factValueSchema(kind(key)).safeParse(value).success).toBe(taken);
  });

  test("times are kept in UTC", () => {
    expect(factValueSchema(kind("startedAt")).parse("2026-11-23T15:00:00+01:00")).toBe(
      "2026-11-23T14:00:00.000Z",
    );
  });

  test.each([
    ["impact.share", 0.425, "42.5%"],
    ["impact.count", 12000, "12,000"],
    ["impact.dataLoss", "unknown", "not known yet"],
    ["cause.category", "release", "a change we released"],
    ["regions", ["Europe", "Asia"], "Europe, Asia"],
    ["startedAt", "2026-11-23T14:00:00.000Z", "2026-11-23 14:00 UTC"],
    ["symptom", null, "–"],
  ])("%s %j reads %s", (key, value, words) => {
    expect(factInWords(kind(key), value, "en")).toBe(words);
  });
});

describe("changing a fact", () => {
  const content = (more: Partial<FactContent> = {}): FactContent => ({
    value: "the new release",
    ring: 2,
    compartments: [],
    confidence: "suspected",
    ...more,
  });

  test("a first version takes the kind's ring, compartments and full confidence", () => {
    expect(
      decideFactChange(
        kind("regulatorNotified"),
        undefined,
        { key: "regulatorNotified", value: "no" },
        "identified",
      ),
    ).toEqual({
      outcome: "changed",
      next: { value: "no", ring: 3, compartments: ["legal"], confidence: "confirmed" },
    });
  });

  test("confirming a suspicion does not carry it farther out", () => {
    const decision = decideFactChange(
      kind("cause.plain"),
      content(),
      { key: "cause.plain", confidence: "confirmed" },
      "resolved",
    );
    expect(decision).toMatchObject({ outcome: "changed", next: { ring: 2, confidence: "confirmed" } });
  });

  test("a ring wider than the kind allows is refused", () => {
    expect(
      decideFactChange(
        kind("cause.technical"),
        undefined,
        { key: "cause.technical", value: "x", ring: 5 },
        "resolved",
      ),
    ).toEqual({ outcome: "too-wide", widestRing: 2 });
  });

  test("saying the same again makes no version", () => {
    expect(
      decideFactChange(
        kind("cause.plain"),
        content(),
        { key: "cause.plain", value: "the new release" },
        "resolved",
      ),
    ).toEqual({ outcome: "unchanged" });
  });

  test("a fact can be withdrawn, but not before it was said", () => {
    const withdraw = { key: "cause.plain", value: null };
    expect(decideFactChange(kind("cause.plain"), content(), withdraw, "identified")).toMatchObject({
      outcome: "changed",
      next: { value: null, ring: 2 },
    });
    expect(decideFactChange(kind("cause.plain"), undefined, withdraw, "identified")).toEqual({
      outcome: "nothing-to-change",
    });
  });

  test("changes made from an older version are stale, also when the fact was not set then", () => {
    const current = new Map([["symptom", fact("symptom", { version: 3 })]]);
    const change = [{ key: "symptom", value: "x" }];
    expect(staleChanges(change, current, { symptom: 3 })).toEqual([]);
    expect(staleChanges(change, current, {})).toEqual([]);
    expect(staleChanges(change, current, { symptom: 2 })).toEqual(change);
    expect(staleChanges(change, current, { symptom: 0 })).toEqual(change);
  });
});

describe("who may know what", () => {
  test.each([
    [1, [], 1, [], true],
    [2, [], 1, [], false],
    [5, [], 5, [], true],
    [3, [], 5, [], true],
    [3, [], 5, ["legal"], false],
    [3, ["legal"], 5, ["legal"], true],
    [3, ["legal"], 5, ["legal", "personnel"], false],
    [4, ["legal"], 3, ["legal"], false],
  ] as const)("ring %i holding %j, fact for ring %i in %j: %s", (ring, held, reach, compartments, may) => {
    expect(mayKnow({ ring, compartments: held }, { ring: reach, compartments: [...compartments] })).toBe(may);
  });

  test("nothing hidden from a ring is in what that ring is given, whatever the facts", () => {
    const rings = fc.constantFrom<Ring[]>(1, 2, 3, 4, 5);
    const held = fc.subarray(["legal", "security", "personnel"]);
    const facts = fc.array(fc.record({ ring: rings, compartments: held }), { maxLength: 12 });
    fc.assert(
      fc.property(facts, rings, held, (drawn, ring, compartments) => {
        const who = { ring, compartments };
        const planted = drawn.map((each, n) => fact("symptom", { ...each, value: `canary-${n}-end` }));
        const given = JSON.stringify(
          knownTo(incident({ facts: planted, internalTitle: "canary-title" }), who, at("15:00")),
        );
        planted.forEach((each, n) => {
          expect(given.includes(`canary-${n}-end`)).toBe(mayKnow(who, each));
        });
        expect(given.includes("canary-title")).toBe(ring === 1);
      }),
    );
  });

  test("service names and severity stay inside the house; components and the public title go out", () => {
    const outside = knownTo(incident(), { ring: 5, compartments: [] }, at("15:00")).map(({ key }) => key);
    expect(outside).toEqual(expect.arrayContaining(["title.public", "components", "state", "duration"]));
    expect(outside).not.toContain("services");
    expect(outside).not.toContain("severity");
    expect(outside).not.toContain("title.internal");
  });
});

describe("what follows from the incident", () => {
  const value = (of: IncidentForPlan, key: string) =>
    deriveFacts(of, at("15:00")).find((each) => each.key === key)?.value;

  test("duration runs until now, and stops at the resolution", () => {
    expect(durationSeconds(incident(), at("15:00"))).toBe(3600);
    const over = incident({ status: "resolved", resolvedAt: at("14:30") });
    expect(durationSeconds(over, at("15:00"))).toBe(1800);
    expect(value(over, "duration")).toBe(1800);
    expect(value(over, "resolvedAt")).toBe("2026-11-23T14:30:00.000Z");
  });

  test("an impact said to begin later than now lasts no time, not a negative one", () => {
    expect(durationSeconds(incident({ startedAt: at("16:00") }), at("15:00"))).toBe(0);
  });

  test("a component on two status pages is named once", () => {
    const website = () => ({ id: newId<"component">(), name: "Website", state: "major_outage" as const });
    expect(value(incident({ components: [website(), website()] }), "components")).toEqual(["Website"]);
  });

  test("nothing is said about services and components when none is affected", () => {
    expect(value(incident({ services: [], components: [] }), "services")).toBeUndefined();
    expect(value(incident({ services: [], components: [] }), "components")).toBeUndefined();
  });
});
