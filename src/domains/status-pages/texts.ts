import { defineTexts } from "#kernel/texts";

/** Sentences that the page itself says, and the words of mails to its subscribers. */
export const pageTexts = defineTexts({
  en: {
    promiseMoved: "The next update, promised by {from}, will come by {to}. {reason}",
    promiseMissed: "We promised an update by {due} and have not given it yet. We are sorry; it will follow.",
    postmortemPublished: "The postmortem is published: what happened, and what will prevent it.",
    maintenanceStarted: "The maintenance has started.",
    maintenanceVerifying: "The work is done. We are checking that everything runs as it should.",
    maintenanceCompleted: "The maintenance is complete.",
    maintenanceMoved: "The window has moved: from {from} until {until}.",
    maintenanceCancelled: "This maintenance will not take place.",

    confirmSubject: "Confirm your subscription to {page}",
    confirmText:
      "Somebody, most likely you, asked for updates of {page} at this address. Confirm it and we will write when something happens. If it was not you, do nothing: you will not hear from us again.",
    confirmLink: "Confirm the subscription",
    confirmWhy: "You get this one mail because this address was entered at {page}.",
    manageSubject: "Your subscription to {page}",
    manageText:
      "This address already gets updates of {page}. With the link below you choose what about, or stop them. If you did not ask for this mail, ignore it: nothing has changed.",
    manageLink: "Choose what you get",
    openPage: "Open the status page",
    maintenanceScheduledSubject: "Planned maintenance: {title}",
    maintenanceReminderSubject: "Reminder: maintenance soon: {title}",
    maintenanceStartedSubject: "Maintenance started: {title}",
    maintenanceCompletedSubject: "Maintenance complete: {title}",
    maintenanceMovedSubject: "Maintenance moved: {title}",
    maintenanceCancelledSubject: "Maintenance cancelled: {title}",
    maintenanceWindow: "From {from} until {until}.",
    maintenanceAffects: "Affected: {components}.",
    subscriberWhy: "You get this because you subscribed to {page}.",
    reasonPage: "Subscribed to everything on {page}",
    reasonComponents: "Subscribed to {components} on {page}",
  },
});
