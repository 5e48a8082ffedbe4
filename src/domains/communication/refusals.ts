import { defineRefusals } from "#kernel/refusals";

export const refuse = defineRefusals({
  "audience-not-found": {
    status: 404,
    says: "There is no audience {id} here.",
    doNext: "List the audiences with GET /api/v1/audiences.",
  },
  "audience-name-taken": {
    status: 409,
    says: "An audience called {name} exists already.",
    doNext: "Choose another name, or change that audience.",
  },
  "audience-member-unknown": {
    status: 422,
    says: "{kind} {id} cannot be a member: there is none here.",
    doNext: "Take the id of a person, team, schedule or channel account of this workspace.",
  },
  "plan-not-found": {
    status: 404,
    says: "There is no version {version} of the plan.",
    doNext: "List the versions with GET /api/v1/plan/versions.",
  },
  "plan-stale": {
    status: 409,
    says: "The plan was changed by somebody else: it is at version {current}, and you looked at {basedOn}.",
    doNext: "Read the plan again and repeat your change on it.",
  },
  "customer-clock-beyond-sixty": {
    status: 422,
    says: "{audience} at {severity} would wait beyond 60 minutes for the next word. Customers who are affected never do.",
    doNext: "Set 60 minutes or less.",
  },
  "customer-clock-missing": {
    status: 422,
    says: "{audience} at {severity} would have no clock. Customers who are affected are always promised the next word.",
    doNext: "Set a clock of at most 60 minutes, or one that runs while a component is affected.",
  },
  "plan-clock-incomplete": {
    status: 422,
    says: "{audience} at {severity} has a clock with a time missing.",
    doNext: "Give the first message and all three statuses a number of minutes.",
  },
  "plan-clock-superfluous": {
    status: 422,
    says: "{audience} at {severity} has no clock, but times are given.",
    doNext: "Leave the times empty, or set a clock.",
  },
  "template-broken": {
    status: 422,
    says: "The template cannot be read: {problem}",
    doNext: "Correct the words between {{ and }} or {% and %}.",
  },
  "template-name-not-given": {
    status: 422,
    says: "The template asks for something it is not given. {problem}",
    doNext: "Take a name from the list that POST /api/v1/templates/preview answers.",
  },
  "template-is-built-in": {
    status: 404,
    says: "These words are the built-in ones: there is nothing to take back.",
    doNext: "Save a template to have words of your own.",
  },
  "update-not-found": {
    status: 404,
    says: "There is no update {id} here.",
    doNext: "List the updates of the incident.",
  },
  "message-not-found": {
    status: 404,
    says: "There is no message {id} here.",
    doNext: "List the updates of the incident.",
  },
  "preview-stale": {
    status: 409,
    says: "What would be sent is no longer what you saw: the incident, the plan or an audience has changed.",
    doNext: "Look at the preview again and send that.",
  },
  "update-blocked": {
    status: 422,
    says: "This update cannot be sent: {says}",
    doNext: "Correct what the findings name and look at the preview again.",
  },
  "update-empty": {
    status: 422,
    says: "No audience would be told.",
    doNext: "Choose at least one audience.",
  },
  "idempotency-key-reused": {
    status: 409,
    says: "Another update was sent under this idempotency key.",
    doNext: "Use a new key for a new update.",
  },
  "support-waits-first": {
    status: 409,
    says: "Support hears before customers, and the words to Support still wait for approval.",
    doNext: "Decide about the words to Support first.",
  },
  "message-not-waiting": {
    status: 409,
    says: "This message does not wait for approval: it is {standing}.",
    doNext: "Nothing is left to decide.",
  },
  "promise-not-found": {
    status: 404,
    says: "There is no promise {id} here.",
    doNext: "List the promises of the incident.",
  },
  "promise-closed": {
    status: 409,
    says: "This promise is no longer open.",
    doNext: "Move the open promise to that audience, if there is one.",
  },
  "promise-in-the-past": {
    status: 422,
    says: "A promise cannot be moved to a time that has passed.",
    doNext: "Choose a time to come, or send the update now.",
  },
  "promise-beyond-sixty": {
    status: 422,
    says: "{audience} would wait beyond 60 minutes for a word while customers are affected.",
    doNext: "Choose a time within 60 minutes of the last message, or send an update now.",
  },
});
