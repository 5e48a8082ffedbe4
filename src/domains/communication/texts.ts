import { defineTexts } from "#kernel/texts";

/** What communication itself says: in previews, findings, reminders and around messages. Templates stand in `library/`. */
export const texts = defineTexts({
  en: {
    neededAsDestination: "as a place where the audience {audience} is told",
    status: "Status",
    severity: "Severity",
    "status.investigating": "Investigating",
    "status.identified": "Identified",
    "status.monitoring": "Monitoring",
    "status.resolved": "Resolved",
    "component.operational": "operational",
    "component.degraded_performance": "degraded performance",
    "component.partial_outage": "partial outage",
    "component.major_outage": "major outage",
    "component.under_maintenance": "under maintenance",

    "why.plan": "The plan tells {audience} at {severity}.",
    "why.affected":
      "A component of their status page is affected, so the plan tells {audience} at {severity}.",
    "why.changed": "{audience} are told when something changes, and it has.",
    "why.unchanged": "{audience} are told when something changes, and nothing they may know has.",
    "why.not-told": "The plan does not tell {audience} at {severity}.",
    "why.unaffected": "No component of their status page is affected, so the plan does not tell {audience}.",
    "why.chosen": "Chosen for this update.",
    "why.left-out": "Left out of this update.",
    "why.decided": "It was decided not to tell {audience}: {reason}",

    "next-update": "Next update by {{ next_update }}.",
    "promise.by": "next update by {time}",
    "link.page": "Status page",
    "link.room": "Incident room",
    "link.bridge": "Bridge",

    "finding.missing-next-update": "The words do not say when the next update comes.",
    "fix.missing-next-update": "Add the promised time at the end.",
    "finding.slot-without-fact":
      "“{slot}” is not known yet, or {audience} may not know it. Its sentence was replaced or left out.",
    "finding.nobody": "{audience} has no recipient.",
    "finding.nobody-page": "{audience} has no subscriber; the words will stand on the status page only.",
    "finding.unreachable":
      "{count} of {audience} cannot be reached because they have no usable contact method: {names}.",
    "finding.channel-without-transport":
      "{channel} has no transport: {count} messages will be kept as held until one is configured.",
    "finding.support-after-customers":
      "Support would hear after customers. Send this update to Support as well.",
    "finding.hidden-value":
      "“{value}” is not for {audience}: it belongs to “{label}”, which their ring may not know.",
    "finding.hidden-title": "internal title",
    "finding.hidden-room": "incident room",
    "finding.hidden-bridge": "bridge",
    "finding.page-link-missing": "{audience} has no status page, so their message cannot link to one.",
    "finding.unknown-slot":
      "Nothing fills {slot}. Times are written {{ next_update }} or {{ time 2026-11-23T14:30Z }}.",
    "finding.template-broken": "The template could not be filled: {problem}",
    "finding.sooner":
      "The next update is promised in {minutes} minutes, sooner than asked: {audience} may not wait longer.",

    "template.hidden-name": "“{name}” is never given to {audience}: it does not reach their ring.",
    "template.unknown-name": "Nothing is called “{name}”.",

    "reason.update": "You are in the audience {audience} of incident #{number}.",
    "reason.subscriber": "You subscribed to updates of this status page.",
    "reason.remind": "You are the communications lead of incident #{number}.",
    "reason.approval":
      "You are the incident commander of incident #{number}: its plan asks for your approval.",
    "reason.escalated": "The promised update of incident #{number} to {audience} is overdue.",
    "prompt.settled": "It is settled.",
    "reason.overdue":
      "You are the incident commander of incident #{number}; the promised update to {audience} is overdue.",
    "remind.subject": "{minutes} minutes left: update to {audience} for incident #{number}",
    "remind.body":
      "{audience} were promised an update of incident #{number}, “{title}”, by {{ next_update }}. Write it now, or move the promise and say why.",
    "overdue.subject": "Overdue: update to {audience} for incident #{number}",
    "overdue.body":
      "The update of incident #{number}, “{title}”, that {audience} were promised by {{ next_update }} has not been sent. It escalates unless somebody sends it.",
    "approval.subject": "Approval asked: words to {audience} for incident #{number}",
    "approval.body": "Words to {audience} about incident #{number}, “{title}”, wait for your approval.",
    "link.approve": "Read and decide",
    "link.compose": "Write the update",

    "reason.status": "Said in an update.",
    "timeline.moved": "The next update to {audience} was moved: {reason}",
    "timeline.not-told": "Decided not to tell {audience}: {reason}",
    "end.told": "It was decided to tell this audience after all.",
    overtaken: "A newer update was sent.",
    "link.manage": "Change what you get",
    "timeline.sent": "Told {audience}: {subject}",
    "end.resolved": "The incident was resolved.",
    "end.severity": "The severity changed; the plan no longer asks for it.",
    "end.replanned": "The severity changed; a new time was set.",
    "end.decided": "It was decided not to tell this audience.",
    "decision.pending": "Not decided yet.",
    "decision.plan": "As the plan says at {severity}.",
    "moved.page": "The next update was moved to a later time: {reason}",
  },
});

export type Say = ReturnType<typeof texts>;
