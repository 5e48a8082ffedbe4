import { OWN_RULES } from "./engine/recipients.ts";
import type { Audience, AudienceForm, PlanClock, ToldRule } from "./types.ts";

/** A furnished audience; ids, pages and teams are the workspace's. */
export type DefaultAudience = Pick<
  Audience,
  "name" | "description" | "form" | "ring" | "customerFacing" | "channels"
> & { members: readonly ("responders" | "everyone" | "subscribers")[] };

/** The five audiences every workspace starts with, innermost first. */
export const defaultAudiences: readonly DefaultAudience[] = [
  {
    name: "Responders",
    description: "People on call and everyone who joined the incident.",
    form: "responders",
    ring: 1,
    customerFacing: false,
    channels: [OWN_RULES, "inbox"],
    members: ["responders"],
  },
  {
    name: "Support",
    description: "The front-line support team.",
    form: "support",
    ring: 2,
    customerFacing: false,
    channels: ["email", "inbox"],
    members: [],
  },
  {
    name: "Leadership",
    description: "Managers and executives.",
    form: "leadership",
    ring: 3,
    customerFacing: false,
    channels: ["email", "inbox"],
    members: [],
  },
  {
    name: "Employees",
    description: "Everyone in the organisation.",
    form: "employees",
    ring: 4,
    customerFacing: false,
    channels: ["email"],
    members: ["everyone"],
  },
  {
    name: "Customers",
    description: "Subscribers of the public status page.",
    form: "customers",
    ring: 5,
    customerFacing: true,
    channels: ["email", "sms", "webhook"],
    members: ["subscribers"],
  },
];

type Cell =
  | ToldRule
  | readonly [first: number, investigating: number, identified: number, monitoring: number];
type Row = Readonly<Record<"SEV1" | "SEV2" | "SEV3" | "SEV4", Cell>>;

/** First message within, then at least every, per status, in minutes. */
export const defaultClocks: Readonly<Record<AudienceForm, Row>> = {
  responders: { SEV1: [1, 10, 10, 30], SEV2: [2, 15, 30, 60], SEV3: "on-change", SEV4: "on-change" },
  support: { SEV1: [5, 20, 20, 30], SEV2: [10, 30, 30, 60], SEV3: [30, 60, 60, 120], SEV4: "on-change" },
  leadership: { SEV1: [15, 30, 30, 60], SEV2: [30, 60, 60, 120], SEV3: "not-told", SEV4: "not-told" },
  employees: { SEV1: [15, 30, 30, 60], SEV2: [30, 60, 60, 60], SEV3: "on-change", SEV4: "not-told" },
  customers: {
    SEV1: [10, 20, 30, 30],
    SEV2: [15, 30, 30, 60],
    SEV3: [60, 60, 60, 60],
    SEV4: [60, 60, 60, 60],
  },
};

const SEVERITIES = ["SEV1", "SEV2", "SEV3", "SEV4"] as const;

/** The default plan for the given audiences. */
export const defaultPlanClocks = (audiences: readonly { id: string; form: AudienceForm }[]): PlanClock[] =>
  audiences.flatMap(({ id, form }) =>
    SEVERITIES.map((severity) => ({
      severity,
      audienceId: id,
      ...cellOf(defaultClocks[form][severity]),
      told: ruleOf(defaultClocks[form][severity], form, severity),
      channels: channelsOf(form, severity),
      approval: false,
    })),
  );

const NO_CLOCK = { firstWithin: null, investigating: null, identified: null, monitoring: null };

function cellOf(cell: Cell): typeof NO_CLOCK | Record<keyof typeof NO_CLOCK, number> {
  if (typeof cell === "string") return NO_CLOCK;
  const [firstWithin, investigating, identified, monitoring] = cell;
  return { firstWithin, investigating, identified, monitoring };
}

// At SEV4 customers are told only if a component is affected.
function ruleOf(cell: Cell, form: AudienceForm, severity: string): ToldRule {
  if (typeof cell === "string") return cell;
  return form === "customers" && severity === "SEV4" ? "if-component-affected" : "clock";
}

// A SEV1 reaches leadership by SMS too.
const channelsOf = (form: AudienceForm, severity: string): string[] | null =>
  form === "leadership" && severity === "SEV1" ? ["email", "sms", "inbox"] : null;
