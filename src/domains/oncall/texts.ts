import { defineTexts } from "#kernel/texts";

/** What on call says to people: reasons, warnings, messages, one-tap pages. */
export const texts = defineTexts({
  en: {
    onCallFor: "{name} is on call for {schedule}",
    inTeam: "{name} belongs to the team {team}",
    named: "{name} is named in the escalation policy {policy}",
    noAnswer: "{names} did not answer within {minutes}",
    escalatedBy: "{name} escalated it",
    reassignedBy: "Reassigned by {name}",
    someone: "Someone",

    nobodyOnCall: "Nobody is on call for {schedule}",
    emptyTeam: "Nobody is in the team {team}",
    goneTarget: "A {kind} the policy names no longer exists",
    deactivated: "{name} is deactivated",
    unreachable: "{name} has no usable contact method",
    noPolicy: "No escalation policy says whom to tell",
    nobodyAnswered: "Nobody answered",

    gapWarning: "Nobody is on call for {schedule}",
    unreachableWarning: "{name} is on call for {schedule} without a usable contact method",
    neededInSchedule: "in the schedule {schedule}",
    neededInPolicy: "in the escalation policy {policy}",
    neededInTeam: "as the last of the team {team}, which the escalation policy {policy} tells",
    deactivatedWarning: "{name} is deactivated but still has a place in {schedule}",

    subject: "[{severity}] {summary}",
    subjectPlain: "{summary}",
    whyYou: "Why you: {reason}",
    service: "Service",
    seenAt: "Seen at",
    acknowledge: "Acknowledge",
    escalate: "Escalate to the next step",
    resolve: "Resolve",
    openAlert: "Open in Ripplecast",
    incidentRoom: "Incident room",
    bridge: "Join the bridge",

    answeredAlready: "answered already: the notification is {state}",
    subjectClosed: "no longer needed: it was resolved",
    subjectGone: "what it was about no longer exists",
    acknowledgedSince: "acknowledged by {name} meanwhile",
    superseded: "{name} was notified again",
  },
});

/** "Ana, Ben and Cleo". */
export const listOf = (locale: string, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(names);

/** "5 minutes". */
export const minutesIn = (locale: string, count: number): string =>
  new Intl.NumberFormat(locale, { style: "unit", unit: "minute", unitDisplay: "long" }).format(count);
