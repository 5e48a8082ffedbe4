import type { Purpose } from "#domains/delivery";
import { confirmationPurpose, maintenancePurpose, managePurpose } from "#domains/status-pages";

/** Everything that is ever sent to anybody: whether it is still wanted, and its words. */
export const purposes: readonly Purpose[] = [confirmationPurpose, managePurpose, maintenancePurpose];
