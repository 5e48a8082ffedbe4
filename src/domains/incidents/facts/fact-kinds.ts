import type { Confidence, IncidentStatus, Ring } from "../types.ts";

export type FactType =
  | "text"
  | "list"
  | "share"
  | "count"
  | "answer"
  | "time"
  | "duration"
  | "url"
  | "choice";

export type FactGroup =
  | "incident"
  | "impact"
  | "help"
  | "cause"
  | "action"
  | "data"
  | "times"
  | "responders"
  | "leadership"
  | "support"
  | "message";

/** When a version is written without a ring, this decides how far it may travel. */
export type RingRule = Ring | ((when: { status: IncidentStatus; confidence: Confidence }) => Ring);

/**
 * One kind of statement about an incident. `entered` kinds are set by people, `derived` ones follow from the
 * incident, `rendered` ones are filled in per audience or recipient when a message is made.
 */
export type FactKind = {
  key: string;
  type: FactType;
  group: FactGroup;
  origin: "entered" | "derived" | "rendered";
  ring: RingRule;
  /** A version reaching farther is refused. */
  widestRing: Ring;
  /** Compartments a first version gets. */
  compartments: readonly string[];
  /** Rings whose messages ask for it. */
  neededBy: readonly Ring[];
  /** For `choice`. */
  options: readonly string[];
};

type Declared = Pick<FactKind, "key" | "type" | "ring"> & Partial<FactKind>;

const declare = (group: FactGroup, origin: FactKind["origin"], kinds: readonly Declared[]): FactKind[] =>
  kinds.map((kind) => ({
    group,
    origin,
    widestRing: typeof kind.ring === "number" ? kind.ring : 5,
    compartments: [],
    neededBy: [],
    options: [],
    ...kind,
  }));

const everyone = [1, 2, 3, 4, 5] as const;
const outward = [2, 4, 5] as const;

/** A cause told too early has to be taken back: a suspicion stays with those who work on it. */
const causeRing: RingRule = ({ status, confidence }) => {
  if (confidence === "suspected") return 2;
  return status === "investigating" ? 3 : 5;
};

/** A suspicion about data goes to those who decide; what is confirmed is owed to everyone. */
const dataRing: RingRule = ({ confidence }) => (confidence === "suspected" ? 3 : 5);

export const factKinds: readonly FactKind[] = [
  ...declare("impact", "entered", [
    { key: "symptom", type: "text", ring: 5, neededBy: everyone },
    { key: "regions", type: "list", ring: 5, neededBy: [2, 5] },
    { key: "segments", type: "list", ring: 5, neededBy: [2, 5] },
    { key: "impact.share", type: "share", ring: 3, widestRing: 5, neededBy: [1, 2, 3] },
    { key: "impact.count", type: "count", ring: 3, widestRing: 5, neededBy: [2, 3] },
    { key: "impact.slowness", type: "text", ring: 5 },
    { key: "impact.business", type: "text", ring: 3, neededBy: [3] },
    { key: "whatWorks", type: "list", ring: 5, neededBy: outward },
  ]),
  ...declare("help", "entered", [
    { key: "workaround", type: "text", ring: 5, neededBy: outward },
    { key: "userAction", type: "text", ring: 5, neededBy: outward },
    { key: "useInstead", type: "text", ring: 4, neededBy: [4] },
    { key: "alternativeChannel", type: "text", ring: 5 },
    { key: "retrySafe", type: "answer", ring: 5 },
    { key: "contact", type: "text", ring: 5, neededBy: [5] },
  ]),
  ...declare("cause", "entered", [
    {
      key: "cause.category",
      type: "choice",
      ring: causeRing,
      neededBy: [3],
      options: [
        "release",
        "configuration",
        "capacity",
        "dependency",
        "hardware",
        "network",
        "database",
        "data",
        "security",
        "other",
      ],
    },
    { key: "cause.plain", type: "text", ring: causeRing, neededBy: [2, 3, 4, 5] },
    { key: "cause.technical", type: "text", ring: 1, widestRing: 2, neededBy: [1] },
    { key: "thirdParty.name", type: "text", ring: causeRing },
    { key: "thirdParty.url", type: "url", ring: causeRing },
    { key: "release.version", type: "text", ring: 2, widestRing: 4 },
    { key: "release.rollback", type: "choice", ring: 2, widestRing: 5, options: ["none", "running", "done"] },
  ]),
  ...declare("action", "entered", [
    { key: "currentAction", type: "text", ring: 5, neededBy: [2, 3, 4, 5] },
    { key: "fixPlan", type: "text", ring: causeRing, neededBy: [3] },
    { key: "fixApplied", type: "text", ring: 5, neededBy: [2, 5] },
    { key: "howToCheck", type: "text", ring: 5, neededBy: [2, 5] },
    { key: "residualRisk", type: "text", ring: 3, widestRing: 5, neededBy: [3] },
  ]),
  ...declare("data", "entered", [
    { key: "impact.dataLoss", type: "answer", ring: dataRing, neededBy: [2, 3, 4, 5] },
    { key: "data.class", type: "text", ring: dataRing },
    { key: "data.window", type: "text", ring: dataRing },
    { key: "data.recoverable", type: "answer", ring: dataRing },
    { key: "data.redo", type: "text", ring: 5 },
    { key: "payment.doubleCharge", type: "answer", ring: dataRing },
    { key: "payment.settlement", type: "text", ring: dataRing },
    { key: "regulatorNotified", type: "answer", ring: 3, widestRing: 5, compartments: ["legal"] },
  ]),
  ...declare("times", "entered", [
    { key: "startedAt", type: "time", ring: 5, neededBy: everyone },
    { key: "detectedAt", type: "time", ring: 5 },
    { key: "identifiedAt", type: "time", ring: 5 },
    { key: "fixedAt", type: "time", ring: 5, neededBy: [2, 5] },
    { key: "postmortemDue", type: "time", ring: 5 },
  ]),
  ...declare("responders", "entered", [
    { key: "conditions", type: "text", ring: 1, widestRing: 2, neededBy: [1] },
    { key: "actions", type: "text", ring: 1, widestRing: 2, neededBy: [1] },
    { key: "needs", type: "text", ring: 1, widestRing: 2, neededBy: [1] },
    { key: "codename", type: "text", ring: 1, widestRing: 4 },
  ]),
  ...declare("leadership", "entered", [
    { key: "decisionNeeded", type: "text", ring: 3, neededBy: [3] },
    { key: "risk", type: "text", ring: 3, neededBy: [3] },
  ]),
  ...declare("support", "entered", [
    { key: "maySay", type: "list", ring: 2, neededBy: [2] },
    { key: "mayNotSay", type: "list", ring: 2, neededBy: [2] },
    { key: "ticketTag", type: "text", ring: 2, neededBy: [2] },
  ]),
  ...declare("incident", "derived", [
    { key: "incident.id", type: "text", ring: 5 },
    { key: "incident.number", type: "count", ring: 4 },
    { key: "title.internal", type: "text", ring: 1 },
    { key: "title.public", type: "text", ring: 5, neededBy: everyone },
    { key: "severity", type: "text", ring: 4, neededBy: [1, 2, 3] },
    { key: "state", type: "choice", ring: 5, neededBy: everyone },
    { key: "services", type: "list", ring: 4, neededBy: [1, 2] },
    { key: "components", type: "list", ring: 5, neededBy: [2, 4, 5] },
    { key: "declaredAt", type: "time", ring: 4 },
    { key: "resolvedAt", type: "time", ring: 5 },
    { key: "duration", type: "duration", ring: 5, neededBy: [3, 5] },
  ]),
  ...declare("message", "rendered", [
    { key: "nextUpdateAt", type: "time", ring: 5, neededBy: everyone },
    { key: "nextUpdateRelative", type: "text", ring: 5 },
    { key: "primaryPageUrl", type: "url", ring: 5, neededBy: everyone },
    { key: "audience.name", type: "text", ring: 5 },
    { key: "recipient.timezone", type: "text", ring: 5 },
    { key: "recipient.locale", type: "text", ring: 5 },
    { key: "approvals", type: "list", ring: 3 },
  ]),
];

const byKey: ReadonlyMap<string, FactKind> = new Map(factKinds.map((kind) => [kind.key, kind]));

export const factKind = (key: string): FactKind | undefined => byKey.get(key);

/** The ring a version gets when its author names none. */
export const defaultRing = (
  kind: FactKind,
  when: { status: IncidentStatus; confidence: Confidence },
): Ring => (typeof kind.ring === "number" ? kind.ring : kind.ring(when));
