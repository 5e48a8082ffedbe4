import { incidentUpdatePurpose, promptPurpose } from "#domains/communication";
import type { Purpose } from "#domains/delivery";
import { alertNotification } from "#domains/oncall";
import { confirmationPurpose, maintenancePurpose, managePurpose } from "#domains/status-pages";
import { actionItemPurpose } from "./action-item-mail.ts";
import { verificationPurpose } from "./contact-method-verification.ts";
import { invitationPurpose } from "./invitation-mail.ts";
import { passwordResetPurpose } from "./password-reset-mail.ts";
import { postmortemPurpose } from "./postmortem-mail.ts";

/** Everything that is ever sent to anybody: whether it is still wanted, and its words. */
export const purposes: readonly Purpose[] = [
  alertNotification,
  verificationPurpose,
  invitationPurpose,
  passwordResetPurpose,
  confirmationPurpose,
  managePurpose,
  maintenancePurpose,
  incidentUpdatePurpose,
  promptPurpose,
  postmortemPurpose,
  actionItemPurpose,
];
