/** What a person needs after the start, in the order in which they will want it. */
export type Welcome = {
  publicUrl: string;
  signInLink: string | null;
  /** Null when there is no source with a routing key, or it can't be shown. */
  routingKey: string | null;
  warning: string | undefined;
  mailConfigured: boolean;
};

/** The lines printed when the server is ready. */
export function welcomeText({ publicUrl, signInLink, routingKey, warning, mailConfigured }: Welcome): string {
  const lines = [
    "",
    "  Ripplecast is ready.",
    "",
    `  Console       ${publicUrl}/console/`,
    ...(signInLink ? [`  Sign in once  ${signInLink}`] : []),
    `  Status page   ${publicUrl}/`,
  ];
  if (routingKey)
    lines.push(
      `  Routing key   ${routingKey}`,
      "",
      "  Fire a first alert:",
      "",
      firstAlert(publicUrl, routingKey),
    );
  if (!mailConfigured)
    lines.push(
      "",
      "  No SMTP_URL is set: mail is kept as held, shown in the console, and sent once it is set.",
    );
  if (warning) lines.push("", `  ${warning}`);
  return `${lines.join("\n")}\n`;
}

const firstAlert = (publicUrl: string, routingKey: string): string =>
  [
    `  curl -sS ${publicUrl}/v2/enqueue -H 'content-type: application/json' -d '`,
    JSON.stringify({
      routing_key: routingKey,
      event_action: "trigger",
      payload: { summary: "Checkout answers with errors", source: "shop-web-1", severity: "critical" },
    }),
    "'",
  ].join("");
