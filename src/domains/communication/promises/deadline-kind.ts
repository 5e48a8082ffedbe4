import { defineDeadline } from "#kernel/deadlines";

/** The next thing that must happen to an open promise: a reminder, its end, its escalation. */
export const promiseDue = defineDeadline("communication.promise");

/** What an escalation of an overdue promise is about. */
export const PROMISE_SUBJECT = "promise";
