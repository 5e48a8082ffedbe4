import fc from "fast-check";
import { expect, test } from "vitest";
import { factKinds, mayKnow } from "#domains/incidents";
import { fact, incidentIn, planInput, samplePeople } from "../../../../test/samples/plan-input.ts";
import { type KnownFact, SCENARIOS } from "../types.ts";
import { planCommunication } from "./plan-communication.ts";

const RUNS = 150;
const status = fc.constantFrom("investigating", "identified", "monitoring", "resolved");
const severity = fc.constantFrom("SEV1", "SEV2", "SEV3", "SEV4");
const entered = factKinds.filter(
  ({ origin, type }) => origin === "entered" && (type === "text" || type === "list"),
);

/** Facts of every kind, each with a canary of its own, on rings and in compartments as they come. */
const canaryFacts = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...entered),
      ring: fc.constantFrom(1, 2, 3, 4, 5),
      compartments: fc.subarray(["legal", "personnel"]),
      confidence: fc.constantFrom("suspected", "confirmed"),
    }),
    { maxLength: 30 },
  )
  .map((drawn) => [...new Map(drawn.map((one) => [one.kind.key, one])).values()])
  .map((drawn) =>
    drawn.map(({ kind, ring, compartments, confidence }, at) =>
      fact(
        kind.key,
        kind.type === "list" ? [`canary${at}fact`] : `canary${at}fact`,
        ring as KnownFact["ring"],
        {
          compartments,
          confidence: confidence as KnownFact["confidence"],
        },
      ),
    ),
  );

test("no audience ever reads a fact it may not know, the internal title, the room or the bridge", () => {
  fc.assert(
    fc.property(
      canaryFacts,
      status,
      severity,
      fc.constantFrom(...SCENARIOS),
      fc.boolean(),
      (facts, now, sev, scenario, correction) => {
        const incident = incidentIn({
          status: now,
          severity: sev,
          internalTitle: "canarytitle",
          roomUrl: "https://canaryroom.test",
          bridgeUrl: "https://canarybridge.test",
        });
        const output = planCommunication(planInput({ facts, incident, scenario, correction }));
        for (const message of output.messages) {
          const bytes = JSON.stringify([
            message.subject,
            message.body,
            message.changes,
            message.told,
            message.factsUsed,
            message.why,
          ]);
          for (const one of facts)
            if (!mayKnow(message.audience, one)) expect(bytes).not.toContain(String(one.value));
          if (message.audience.ring > 1) expect(bytes).not.toMatch(/canarytitle|canaryroom|canarybridge/);
          if (message.audience.ring > 4) expect(bytes).not.toContain("payments-core");
        }
      },
    ),
    { numRuns: RUNS },
  );
}, 120_000);

test("a hidden value written by hand into any outer message blocks", () => {
  const secret = fc.stringMatching(/^[a-z]{4,12}-[0-9]{1,3}$/);
  fc.assert(
    fc.property(
      secret,
      fc.constantFrom("support", "leadership", "employees", "customers"),
      fc.string(),
      (value, audienceId, around) => {
        const facts = [fact("cause.technical", `the host ${value} is down`, 1)];
        const edits = [{ audienceId, body: `${around} ${value.toUpperCase()} {{ next_update }}` }];
        const { findings, sendable } = planCommunication(planInput({ facts, edits }));
        expect(findings.map(({ code }) => code)).toContain("hidden-value");
        expect(sendable).toBe(false);
      },
    ),
    { numRuns: RUNS },
  );
}, 120_000);

test("affected customers are never promised a word beyond sixty minutes, whatever is asked", () => {
  const asked = fc.option(fc.integer({ min: 1, max: 1440 }), { nil: undefined });
  fc.assert(
    fc.property(severity, status, asked, fc.integer({ min: 0, max: 600 }), (sev, now, nextInMinutes, age) => {
      const incident = incidentIn({
        severity: sev,
        status: now,
        declaredAt: new Date(Date.UTC(2026, 10, 23, 13) - age * 60_000),
      });
      const edits = nextInMinutes === undefined ? [] : [{ audienceId: "customers", nextInMinutes }];
      const { messages } = planCommunication(planInput({ incident, edits }));
      const promise = messages.find(({ audience }) => audience.customerFacing)?.promise;
      if (now === "resolved") expect(promise).toBeNull();
      else expect(promise?.minutes).toBeLessThanOrEqual(60);
    }),
    { numRuns: RUNS },
  );
}, 120_000);

test("the plan is pure: the same input gives the same output and is left alone", () => {
  fc.assert(
    fc.property(canaryFacts, status, severity, (facts, now, sev) => {
      const input = planInput({
        facts,
        incident: incidentIn({ status: now, severity: sev }),
        people: samplePeople,
      });
      const before = structuredClone(input);
      expect(planCommunication(input)).toEqual(planCommunication(structuredClone(input)));
      expect(input).toEqual(before);
    }),
    { numRuns: 30 },
  );
}, 120_000);
