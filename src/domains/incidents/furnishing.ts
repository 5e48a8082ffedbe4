import { COMMANDER, COMMUNICATIONS_LEAD, type ComponentState } from "./types.ts";

export type SeverityDefinition = {
  name: string;
  rank: number;
  label: string;
  criteria: string;
  users: string;
  functions: string;
  duration: string;
  data: string;
  componentState: ComponentState;
};

/** Written criteria to decide by in the first minute. The highest line that fits counts. */
export const severities: readonly SeverityDefinition[] = [
  {
    name: "SEV1",
    rank: 1,
    label: "Critical",
    criteria:
      "Most people cannot do what they came for, or data is lost or exposed. Everyone needed is called at once.",
    users: "More than half of all users, or every user of a contract customer",
    functions: "A function nobody can do without is down and there is no way around it",
    duration: "Any duration; also a SEV2 that has lasted two hours without a workaround",
    data: "Data is lost, corrupted or seen by someone who may not see it, or this cannot be ruled out",
    componentState: "major_outage",
  },
  {
    name: "SEV2",
    rank: 2,
    label: "Major",
    criteria: "Many people are kept from something important, or it works only with trouble.",
    users: "More than one in twenty users, or one whole region or plan",
    functions:
      "An important function is down or so slow that people give up; at best there is an awkward workaround",
    duration: "Longer than five minutes, or it keeps coming back",
    data: "Data arrives late but nothing is lost",
    componentState: "partial_outage",
  },
  {
    name: "SEV3",
    rank: 3,
    label: "Minor",
    criteria: "Some people notice, and can still reach their goal.",
    users: "Up to one in twenty users",
    functions: "A side function is impaired, or an important one is slower than usual; a workaround exists",
    duration: "Longer than fifteen minutes",
    data: "No data concerned",
    componentState: "degraded_performance",
  },
  {
    name: "SEV4",
    rank: 4,
    label: "Low",
    criteria: "Hardly anyone outside notices, but it has to be dealt with before it grows.",
    users: "A few users, or only people who work here",
    functions: "Cosmetic faults, lost redundancy, an internal tool",
    duration: "Any",
    data: "No data concerned",
    componentState: "operational",
  },
];

export type RoleDefinition = {
  key: string;
  name: string;
  duties: readonly string[];
  filledBy: string;
  handover: string;
};

const SAY_IT = "Name the successor in the incident; the change stands on the timeline and both are told.";

/** The roles every workspace starts with. One person may hold several. */
export const roleDefinitions: readonly RoleDefinition[] = [
  {
    key: COMMANDER,
    name: "Incident commander",
    duties: [
      "Decides: severity, status, who does what, when it is over",
      "Keeps the goal in view and does not repair anything personally",
      "Asks for help early and releases people who are no longer needed",
      "Approves the words that the communication plan wants approved",
    ],
    filledBy: "Whoever declares the incident, until someone takes over",
    handover: `Summarise state, open tasks and next decision aloud. ${SAY_IT}`,
  },
  {
    key: COMMUNICATIONS_LEAD,
    name: "Communications lead",
    duties: [
      "Owns every promised update: keeps it, or moves it in time with a reason",
      "Keeps the facts current, each with the ring that may know it",
      "Sends one update for all audiences, in their words; Support hears before customers do",
      "Brings questions from outside back to the commander",
    ],
    filledBy: "Whoever declares the incident, until someone takes over",
    handover: `Hand over with the next promise at least ten minutes away. ${SAY_IT}`,
  },
  {
    key: "scribe",
    name: "Scribe",
    duties: [
      "Writes down what was seen, decided and tried, with times",
      "Pins what newcomers must read first",
      "Turns what is said into tasks with a name on each",
    ],
    filledBy: "Named by the commander when more than three people work on it",
    handover: `Tell the successor what is not written down yet. ${SAY_IT}`,
  },
  {
    key: "customer-liaison",
    name: "Customer liaison",
    duties: [
      "Knows which customers are hit and speaks with them and with Support",
      "Reports numbers of contacts and new symptoms to the commander",
      "Checks that words for customers say what customers see",
    ],
    filledBy: "Someone from Support, named by the commander for SEV1 and SEV2",
    handover: `Pass on open promises to customers by name. ${SAY_IT}`,
  },
  {
    key: "internal-liaison",
    name: "Internal liaison",
    duties: [
      "Briefs leadership and employees, and answers their questions away from the bridge",
      "Calls in Legal, HR, Security or neighbouring teams on the commander's word",
      "Brings decisions that only leadership can take, and their answers",
    ],
    filledBy: "Named by the commander when leadership or other teams are involved",
    handover: `Pass on who waits for which answer. ${SAY_IT}`,
  },
];
