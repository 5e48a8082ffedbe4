/** Sessions belong to the identity library below `/api/auth`; the rest of the API only reads them. */
export type SignInOutcome = "signed-in" | "needs-code" | "failed";

const post = (path: string, body: unknown = {}) =>
  fetch(`/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const response = await post("/sign-in/email", { email, password });
  if (!response.ok) return "failed";
  const answer = await response.json();
  return answer?.twoFactorRedirect ? "needs-code" : "signed-in";
}

export async function verifyCode(code: string): Promise<boolean> {
  return (await post("/two-factor/verify-totp", { code })).ok;
}

/**
 * Whether the session still counts; asking is what keeps it from running out while somebody works. Null when nobody
 * could be asked.
 */
export async function isSignedIn(): Promise<boolean | null> {
  const response = await fetch("/api/auth/get-session").catch(() => null);
  if (!response?.ok) return null;
  return (await response.json()) !== null;
}

export async function signOut(): Promise<void> {
  await post("/sign-out");
}

/** Whether the request was taken; never whether anybody has that address. */
export const askForReset = async (email: string): Promise<boolean> =>
  (await post("/request-password-reset", { email })).ok;

export async function resetPassword(
  token: string,
  newPassword: string,
): Promise<"done" | "link-over" | "failed"> {
  const response = await post("/reset-password", { token, newPassword });
  if (response.ok) return "done";
  return response.status === 400 ? "link-over" : "failed";
}

/** What an authenticator needs, and the codes for the day it is lost. */
export type TwoFactorSetup = { totpURI: string; backupCodes: string[] };

export async function enableTwoFactor(password: string): Promise<TwoFactorSetup | null> {
  const response = await post("/two-factor/enable", { password });
  return response.ok ? response.json() : null;
}

/** The first right code turns it on. */
export const confirmTwoFactor = (code: string): Promise<boolean> => verifyCode(code);

export async function disableTwoFactor(password: string): Promise<boolean> {
  return (await post("/two-factor/disable", { password })).ok;
}
