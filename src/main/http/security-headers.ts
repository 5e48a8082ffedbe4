/** Scripts and styles from our own address only; nothing inline, nobody may frame us. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The console's component library writes its style sheets at run time. Scripts stay as strict. */
export const CONSOLE_POLICY = PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

/** What every answer carries unless it says otherwise itself. */
export const securityHeaders = (publicUrl: string): Record<string, string> => ({
  "content-security-policy": PAGE_POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
  ...(publicUrl.startsWith("https:") && { "strict-transport-security": "max-age=31536000" }),
});
