/** The purpose under which delivery knows what on call sends. */
export const ALERT_NOTIFICATION = "alert-notification";
