import { known, type ScenarioEntry } from "./scenario.ts";

export const totalOutage: ScenarioEntry = {
  scenario: "total-outage",
  name: "Total outage",
  description: "Nothing works for anybody.",
  facts: [
    known("symptom", "The service cannot be reached at all", 5),
    known("impact.share", 1, 3),
    known("currentAction", "Everyone who can help is working on it", 5),
  ],
  asks: ["startedAt", "alternativeChannel", "contact", "useInstead", "impact.business"],
  openings: {
    customers: {
      investigating: `{{ symptom | sentence }} This affects everyone.
?? {{ components | list }} cannot be reached. This affects everyone.
?? Our service cannot be reached. This affects everyone.`,
    },
  },
  details: {
    employees: "? **By hand until then.** {{ alternativeChannel | sentence }}",
    leadership: "",
  },
};

export const slow: ScenarioEntry = {
  scenario: "slow",
  name: "Slow or delayed",
  description: "It works, but takes much longer than usual, or answers late.",
  facts: [known("symptom", "The service answers much more slowly than usual", 5)],
  asks: ["impact.slowness", "retrySafe", "regions", "impact.share", "workaround"],
  openings: {},
  details: {
    customers: `? How slow: {{ impact.slowness | sentence }}

{% if retrySafe == "yes" %}It is safe to try again.{% elsif retrySafe == "no" %}Please do not try again: your first attempt may still go through.{% endif %}`,
    support: `? **How slow.** {{ impact.slowness | sentence }}

{% if retrySafe %}**Safe to try again.** {{ retrySafe }}{% endif %}`,
    employees: "? **How slow.** {{ impact.slowness | sentence }}",
  },
};

export const partialFeature: ScenarioEntry = {
  scenario: "partial-feature",
  name: "Part of a product",
  description: "One function fails while the rest works.",
  facts: [known("symptom", "One function does not work", 5), known("whatWorks", ["Everything else"], 5)],
  asks: ["whatWorks", "impact.share", "segments", "workaround", "userAction"],
  openings: {
    customers: {
      investigating: `{{ symptom | sentence }} {% if whatWorks %}{{ whatWorks | list | sentence }} still works.{% endif %}
?? Part of {{ components | list }} does not work as it should.
?? Part of our service does not work as it should.`,
    },
  },
  details: {},
};

export const falseAlarm: ScenarioEntry = {
  scenario: "false-alarm",
  name: "False alarm",
  description: "What looked like an incident was none; what was said is taken back.",
  facts: [
    known("symptom", "Our monitoring reported a problem that did not exist", 5),
    known("impact.dataLoss", "no", 5),
    known("userAction", "You do not need to do anything", 5),
  ],
  asks: ["cause.plain", "userAction"],
  openings: {
    customers: {
      resolved: "Our earlier message was a false alarm: the service worked all the time. We take it back.",
      correction: "Our earlier message was a false alarm: the service worked all the time. We take it back.",
    },
    support: { resolved: "**False alarm.** The service worked all the time. You can tell customers so." },
    employees: { resolved: "This was a false alarm: everything worked all the time." },
    leadership: { resolved: "**False alarm.** Nobody was affected." },
    responders: { resolved: "False alarm. You can stand down." },
  },
  details: { support: "? **What was seen.** {{ symptom | sentence }}" },
};
