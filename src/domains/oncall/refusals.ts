import { defineRefusals } from "#kernel/refusals";

/** What on call refuses, and what the caller can do about it. */
export const refuse = defineRefusals({
  "schedule-not-found": {
    status: 404,
    says: "There is no schedule {id} in this workspace.",
    doNext: "GET /api/v1/schedules lists them.",
  },
  "schedule-name-taken": {
    status: 409,
    says: "Another schedule is called {name}.",
    doNext: "Choose another name.",
  },
  "schedule-in-use": {
    status: 409,
    says: "Escalation policies notify this schedule: {policies}.",
    doNext: "Take it out of these policies first.",
  },
  "override-not-found": {
    status: 404,
    says: "There is no override {id} of this schedule.",
    doNext: "GET /api/v1/schedules/{scheduleId}/overrides lists them.",
  },
  "override-over": {
    status: 422,
    says: "An override must end later than it begins, and not in the past.",
    doNext: "Correct `from` and `until`.",
  },
  "range-too-long": {
    status: 422,
    says: "Shifts are shown for at most {days} days at once.",
    doNext: "Ask for a shorter range; `until` must lie after `from`.",
  },
  "policy-not-found": {
    status: 404,
    says: "There is no escalation policy {id} in this workspace.",
    doNext: "GET /api/v1/escalation-policies lists them.",
  },
  "policy-name-taken": {
    status: 409,
    says: "Another escalation policy is called {name}.",
    doNext: "Choose another name.",
  },
  "policy-in-use": {
    status: 409,
    says: "Services or alert sources escalate by this policy: {users}.",
    doNext: "Give them another policy first.",
  },
  "policy-target-not-found": {
    status: 422,
    says: "There is no {kind} {id} to notify.",
    doNext: "Name a person, schedule or team of this workspace.",
  },
  "no-policy": {
    status: 409,
    says: "No escalation policy says whom to tell about this.",
    doNext: "Make an escalation policy and give it to the service, or name people.",
  },
  "notification-not-found": {
    status: 404,
    says: "There is no such notification of yours.",
    doNext: "Open the alert in the console.",
  },
  "answer-not-offered": {
    status: 422,
    says: "This cannot be answered with {answer}.",
    doNext: "Acknowledge or escalate it.",
  },
  "subject-closed": {
    status: 409,
    says: "This is already resolved.",
    doNext: "Nothing needs to be done.",
  },
});
