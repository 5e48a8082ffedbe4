import { alertIncidentWanted } from "#domains/alerts";
import { communicationReactions } from "#domains/communication";
import { reactToEveryEvent } from "#domains/delivery";
import { declareFromAlert, incidentResolved } from "#domains/incidents";
import { onCallReactions } from "#domains/oncall";
import { draftAfterResolution } from "#domains/postmortems";
import { refreshAfterErasure } from "#domains/status-pages";
import { on, type Reaction } from "#kernel/events";
import { remindOfActionItems } from "./action-item-mail.ts";
import { sendVerification } from "./contact-method-verification.ts";
import { mailInvitation } from "./invitation-mail.ts";
import { mailPasswordReset } from "./password-reset-mail.ts";
import { publishToReaders } from "./postmortem-publication.ts";
import { responderReactions } from "./responder-notifications.ts";

/** Everything that happens because something else happened: the one place to look. */
export const reactions: readonly Reaction[] = [
  reactToEveryEvent,
  on(alertIncidentWanted, "incidents.declare-from-alert", (ctx, { data }) => declareFromAlert(ctx, data)),
  ...onCallReactions,
  ...communicationReactions,
  sendVerification,
  mailInvitation,
  mailPasswordReset,
  ...responderReactions,
  on(incidentResolved, "postmortems.draft-after-resolution", (ctx, { data }) =>
    draftAfterResolution(ctx, data),
  ),
  publishToReaders,
  ...remindOfActionItems,
  refreshAfterErasure,
];
