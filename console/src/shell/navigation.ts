import type { TextKey } from "../texts/index.ts";

/** What the navigation offers, in the order in which people need it. */
export const NAVIGATION: readonly { to: string; text: TextKey }[] = [
  { to: "/", text: "nav.now" },
  { to: "/incidents", text: "nav.incidents" },
  { to: "/alerts", text: "nav.alerts" },
  { to: "/on-call", text: "nav.onCall" },
  { to: "/people", text: "nav.people" },
  { to: "/plan", text: "nav.plan" },
  { to: "/status-pages", text: "nav.statusPage" },
  { to: "/deliveries", text: "nav.deliveries" },
  { to: "/settings", text: "nav.settings" },
];
