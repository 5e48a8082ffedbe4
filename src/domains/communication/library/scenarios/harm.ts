import { known, type ScenarioEntry, suspected } from "./scenario.ts";

export const dataLoss: ScenarioEntry = {
  scenario: "data-loss",
  name: "Data lost or wrong",
  description: "Something that was entered is gone, or not what it should be.",
  facts: [
    suspected("impact.dataLoss", "unknown", 3),
    known(
      "currentAction",
      "We have stopped what could make it worse and are checking what can be restored",
      5,
    ),
  ],
  asks: ["impact.dataLoss", "data.class", "data.window", "data.recoverable", "data.redo", "impact.count"],
  openings: {
    customers: {
      investigating: `{{ symptom | sentence }} We are checking whether data is affected.
?? Some data may be missing or wrong. We are checking.`,
    },
  },
  details: {
    customers: `? What it concerns: {{ data.class | sentence }}

? When it was entered: {{ data.window | sentence }}

{% if data.recoverable == "yes" %}It can be restored; you do not have to enter it again.{% elsif data.recoverable == "no" %}It cannot be restored.{% endif %}

? What you need to do again: {{ data.redo | sentence }}

{% if impact.dataLoss == "yes" %}Everyone concerned gets a message of their own.{% endif %}`,
    support: `? **What data.** {{ data.class | sentence }}

? **Entered when.** {{ data.window | sentence }}

? **Restorable.** {{ data.recoverable }}

? **To be done again.** {{ data.redo | sentence }}`,
    employees: "? **What to enter again.** {{ data.redo | sentence }}",
  },
};

export const security: ScenarioEntry = {
  scenario: "security",
  name: "Security",
  description:
    "Somebody did, or could do, what they must not. Say only what is verified; give no detail that helps them.",
  facts: [
    suspected("cause.category", "security", 1),
    known("currentAction", "Our security team is examining it", 5),
    suspected("codename", "", 1),
  ],
  asks: ["codename", "userAction", "contact", "data.class", "regulatorNotified"],
  openings: {
    customers: {
      investigating: `On {{ startedAt }} we noticed something that concerns the security of our service. We are examining it, and tell you what is verified as soon as it is.`,
      identified: `We can now say what is verified: {{ cause.plain | sentence }}
?? We know what happened and have stopped it. We tell you what is verified as soon as telling it helps nobody to repeat it.`,
    },
    employees: {
      investigating:
        "We are examining something that concerns security. Do not speak or write about it, inside or outside.",
    },
    support: {
      investigating: `**What customers see.** {{ symptom | sentence }}
?? **What customers see.** Perhaps nothing. This concerns security: say only what stands here.`,
    },
  },
  details: {
    customers:
      "{% if userAction %}{% else %}You do not need to do anything now. If that changes, we tell you at once.{% endif %}",
    support:
      "**Pass on** every report about accounts, payments or mails that look strange, without judging it.",
    leadership: "",
  },
};

export const payment: ScenarioEntry = {
  scenario: "payment",
  name: "Payments",
  description: "Money does not move, or moves twice, or late.",
  facts: [known("symptom", "Payments do not go through", 5), suspected("payment.doubleCharge", "unknown", 3)],
  asks: ["payment.doubleCharge", "payment.settlement", "retrySafe", "impact.count", "userAction"],
  openings: {},
  details: {
    customers: `{% if payment.doubleCharge == "no" %}Nobody is charged twice.{% elsif payment.doubleCharge == "yes" %}Some payments were taken twice. We pay the second one back; you do not need to ask for it.{% elsif payment.doubleCharge %}We are checking whether anybody was charged twice. If so, we pay it back.{% endif %}

? {{ payment.settlement | sentence }}

{% if retrySafe == "no" %}Please do not pay again until we tell you that it is safe.{% endif %}`,
    support: `? **Charged twice.** {{ payment.doubleCharge }}
?? **Charged twice.** Not known: do not say either way, promise to check.

? **Settlement.** {{ payment.settlement | sentence }}`,
  },
};
