import { defineTexts } from "#kernel/texts";

/** What the pages behind signed one-tap links say. */
export const oneTapTexts = defineTexts({
  en: {
    acknowledge: "Acknowledge",
    escalate: "Escalate",
    resolve: "Resolve",
    acknowledgeHint: "You take it on, and nobody else is notified.",
    escalateHint: "The next people of the escalation policy are notified now.",
    resolveHint: "The problem is over. If it comes back, somebody is notified again.",
    acknowledged: "Acknowledged",
    escalated: "Escalated",
    resolved: "Resolved",
    acknowledgedText: "It is yours. Nobody else is notified.",
    escalatedText: "The next people are being notified.",
    resolvedText: "Thank you. Nobody is notified any more.",
    takenBy: "Acknowledged by {name} already.",
    closed: "This is resolved already. Nothing needs to be done.",
    whyYou: "Why you: {reason}",
    orElse: "Or:",
    lookHere: "Look here:",
    notPossible: "That did not work",
    badLink: "This link does not work",
    badLinkText: "It is incomplete or was changed. Open the newest message, or the console.",
    expired: "This link has expired",
    expiredText: "Links in notifications work for two days. Open the console instead.",
    verifyTitle: "Confirm your address",
    verifyText: "With this button you confirm that messages to this address reach you.",
    verifyButton: "Confirm this address",
    verified: "Address confirmed",
    verifiedText: "From now on you can be notified here.",
    verifyExpiredText:
      "It was used, replaced by a newer one, or is older than a day. Ask for a new code in the console.",
  },
});
