import { expect, test } from "vitest";
import {
  asSent,
  fact,
  incidentIn,
  messageTo,
  now,
  planInput,
  sampleFacts,
  sampleIncident,
} from "../../../../test/samples/plan-input.ts";
import { AUDIENCE_FORMS, MESSAGE_STATES, SCENARIOS } from "../types.ts";
import { toText } from "./markdown.ts";
import { planCommunication } from "./plan-communication.ts";
import { fillSlots } from "./slots.ts";

const codes = (output: ReturnType<typeof planCommunication>, severity?: string) =>
  output.findings.filter((one) => !severity || one.severity === severity).map(({ code }) => code);

test("five audiences get five messages of their own, inner rings first", () => {
  const output = planCommunication(planInput());
  expect(output.messages.map(({ audience }) => audience.name)).toEqual([
    "Responders",
    "Support",
    "Leadership",
    "Employees",
    "Customers",
  ]);
  expect(output.sendable).toBe(true);
  expect(new Set(output.messages.map(({ body }) => body)).size).toBe(5);
  for (const { included, state } of output.messages)
    expect([included, state]).toEqual([true, "investigating"]);
});

test("a cause that only responders may know is in their message and in no other", () => {
  const output = planCommunication(planInput());
  expect(messageTo(output, "responders").body).toContain("The volume of db-payments-3 is full");
  for (const { audience, subject, body } of output.messages.filter(({ audience }) => audience.ring > 1))
    expect(`${audience.name} ${subject} ${body}`).not.toMatch(/db-payments-3|volume/);
});

test("a fact in a compartment reaches only audiences that hold it", () => {
  const input = planInput();
  const withLegal = planInput({
    facts: [fact("symptom", "Legal only words", 5, { compartments: ["legal"] })],
    audiences: input.audiences.map((audience) =>
      audience.form === "leadership" ? { ...audience, compartments: ["legal"] } : audience,
    ),
  });
  const told = planCommunication(withLegal).messages.filter(({ body }) => body.includes("Legal only words"));
  expect(told.map(({ audience }) => audience.form)).toEqual(["leadership"]);
});

test("the macro for customers is made only of what customers may know, though Support knows more", () => {
  const facts = [fact("symptom", "Only support knows this", 2), fact("workaround", "Pay later", 5)];
  const { body } = messageTo(planCommunication(planInput({ facts })), "support");
  const [brief, pasted] = body.split("**To paste**");
  expect(brief).toContain("Only support knows this");
  expect(pasted).not.toContain("Only support knows this");
  expect(pasted).toContain("Pay later");
});

test("each message promises the plan's time and says it", () => {
  const output = planCommunication(planInput());
  const promised = output.messages.map(({ audience, promise, body }) => [
    audience.form,
    promise?.minutes,
    body.includes("{{ next_update }}"),
  ]);
  expect(promised).toEqual([
    ["responders", 10, true],
    ["support", 20, true],
    ["leadership", 30, true],
    ["employees", 30, true],
    ["customers", 20, true],
  ]);
});

test("resolved ends the promises", () => {
  const output = planCommunication(planInput({ incident: incidentIn({ status: "resolved" }) }));
  for (const { promise, body } of output.messages)
    expect([promise, body.includes("next_update")]).toEqual([null, false]);
});

test("what changed is told from what each audience knew", () => {
  const first = planInput();
  const previous = asSent(planCommunication(first), first);
  const facts = [
    ...sampleFacts.filter(({ key }) => key !== "workaround"),
    fact("workaround", "Pay by invoice", 5, { version: 2 }),
    fact("impact.business", "About 9,000 euros an hour", 3, { version: 2 }),
  ];
  const output = planCommunication(
    planInput({ previous, facts, incident: incidentIn({ status: "identified" }) }),
  );
  expect(messageTo(output, "customers").changes).toEqual([
    { what: "status", label: "Status", before: "Investigating", after: "Identified" },
    { what: "workaround", label: "workaround", before: "Pay by bank transfer", after: "Pay by invoice" },
  ]);
  expect(messageTo(output, "leadership").changes.map(({ what }) => what)).toContain("impact.business");
});

test("an audience told on change hears of changes only", () => {
  const severe = incidentIn({ severity: "SEV3" });
  const first = planInput({ incident: severe });
  const previous = asSent(planCommunication(first), first);
  const again = planCommunication(planInput({ incident: severe, previous }));
  expect(messageTo(again, "employees").included).toBe(false);
  const facts = [...sampleFacts, fact("whatWorks", ["Search"], 5)];
  const changed = planCommunication(planInput({ incident: severe, previous, facts }));
  expect(messageTo(changed, "employees").included).toBe(true);
});

test("at SEV4 customers are told only while a component of their page is affected", () => {
  const affected = incidentIn({ severity: "SEV4" });
  expect(messageTo(planCommunication(planInput({ incident: affected })), "customers").included).toBe(true);
  const whole = incidentIn({
    severity: "SEV4",
    components: [{ id: "c", pageId: "public", name: "Checkout", state: "operational" }],
  });
  const output = planCommunication(planInput({ incident: whole }));
  expect(messageTo(output, "customers").included).toBe(false);
  expect(messageTo(output, "leadership").why).toBe("The plan does not tell Leadership at SEV4.");
});

test("sending to customers without Support is blocked", () => {
  const output = planCommunication(planInput({ chosen: ["customers"] }));
  expect(codes(output, "block")).toEqual(["support-after-customers"]);
  expect(output.sendable).toBe(false);
});

test("customers get a further word without Support when Support knows all of it already", () => {
  const first = planInput({ incident: incidentIn({ severity: "SEV4" }) });
  const previous = asSent(planCommunication(first), first);
  const again = planCommunication(planInput({ incident: first.incident, previous }));
  expect(messageTo(again, "support").included).toBe(false);
  expect(codes(again)).not.toContain("support-after-customers");
});

test("edited words that hold a hidden value cannot be sent", () => {
  const edit = (body: string) =>
    planCommunication(
      planInput({ edits: [{ audienceId: "customers", body: `${body} Next: {{ next_update }}` }] }),
    );
  expect(codes(edit("Our host DB-Payments-3 has failed."), "block")).toEqual(["hidden-value"]);
  expect(codes(edit("See https://meet.test/bridge"), "block")).toEqual(["hidden-value"]);
  expect(codes(edit("About 2,000 euros an hour are lost."), "block")).toEqual(["hidden-value"]);
  expect(codes(edit("Card payments fail. Please pay by bank transfer."), "block")).toEqual([]);
});

test("edited words to customers without the promised time are blocked, and the fix adds it", () => {
  const edits = [{ audienceId: "customers", body: "Card payments fail." }];
  const output = planCommunication(planInput({ edits }));
  const [finding] = output.findings.filter(({ code }) => code === "missing-next-update");
  expect(finding).toMatchObject({ severity: "block", audienceId: "customers" });
  const fixed = planCommunication(
    planInput({ edits: [{ audienceId: "customers", body: finding?.fix?.body ?? "" }] }),
  );
  expect(codes(fixed)).not.toContain("missing-next-update");
});

test("slots without a fact are found, and the sentence is replaced", () => {
  const output = planCommunication(planInput({ facts: [] }));
  const slots = output.findings.filter(({ code }) => code === "slot-without-fact");
  expect(slots.map(({ audienceId }) => audienceId)).toContain("customers");
  expect(slots.find(({ audienceId }) => audienceId === "customers")?.says).toContain("“Symptom”");
  expect(messageTo(output, "customers").body).toMatch(/^There is a problem with Checkout\./);
});

test("recipients who cannot be reached, nobody, and channels without a transport are found", () => {
  const people = {
    ...planInput().people,
    leadership: { persons: [], destinations: [], subscribers: {} },
    support: {
      persons: [{ personId: "sam", name: "Sam", locale: "en", timeZone: null, methods: [] }],
      destinations: [],
      subscribers: {},
    },
  };
  const output = planCommunication(planInput({ people, transports: { inbox: true } }));
  const found = output.findings.map(({ code, audienceId }) => `${code} ${audienceId}`);
  expect(found).toContain("no-recipient leadership");
  expect(found).toContain("unreachable-recipients support");
  expect(found).toContain("channel-without-transport customers");
});

test("a time asked for is shortened for affected customers and noted", () => {
  const output = planCommunication(planInput({ edits: [{ audienceId: "customers", nextInMinutes: 120 }] }));
  expect(messageTo(output, "customers").promise?.minutes).toBe(60);
  expect(codes(output, "note")).toContain("next-update-sooner");
});

test("every template of every scenario fills for every audience, with all facts and with none", () => {
  for (const scenario of SCENARIOS)
    for (const status of ["investigating", "identified", "monitoring", "resolved"] as const)
      for (const facts of [sampleFacts, []])
        for (const correction of [false, true]) {
          const output = planCommunication(
            planInput({ scenario, facts, correction, incident: incidentIn({ status }) }),
          );
          for (const { subject, body } of output.messages) {
            expect(subject.length).toBeGreaterThan(5);
            expect(body.length).toBeGreaterThan(20);
            expect(body).not.toMatch(/undefined|\[object|\?\? /);
          }
          expect(codes(output, "block")).toEqual([]);
        }
  expect(AUDIENCE_FORMS.length * MESSAGE_STATES.length).toBe(35);
});

test("leadership never reads more than five lines", () => {
  for (const status of ["investigating", "identified", "monitoring", "resolved"] as const) {
    const all = [
      fact("risk", "r", 3),
      fact("residualRisk", "q", 3),
      fact("decisionNeeded", "d", 3),
      fact("cause.plain", "c", 5),
      fact("fixApplied", "f", 5),
      fact("impact.dataLoss", "no", 5),
      fact("postmortemDue", "2026-11-30T12:00:00Z", 5),
    ];
    const facts = [...sampleFacts, ...all];
    const output = planCommunication(planInput({ facts, incident: incidentIn({ status }) }));
    const lines = toText(messageTo(output, "leadership").body).split("\n").filter(Boolean);
    expect(lines.length).toBeLessThanOrEqual(5);
  }
});

test("the same promise is read in each reader's own zone and in UTC", () => {
  const { body } = messageTo(planCommunication(planInput()), "customers");
  const values = {
    nextUpdateAt: new Date("2026-11-23T13:20:00Z"),
    sentAt: now,
    startedAt: sampleIncident.startedAt,
    endedAt: null,
  };
  const read = (timeZone: string) => fillSlots(body, values, { timeZone, locale: "en" });
  expect(read("Europe/Paris")).toContain("Next update by 14:20 CET (13:20 UTC)");
  expect(read("America/New_York")).toContain("Next update by 08:20 EST (13:20 UTC)");
  expect(read("UTC")).toContain("Next update by 13:20 UTC");
});

test("each message names the fact versions it was made from", () => {
  const { factsUsed } = messageTo(planCommunication(planInput()), "customers");
  expect(factsUsed).toEqual([
    { key: "symptom", version: 1 },
    { key: "workaround", version: 1 },
  ]);
});
