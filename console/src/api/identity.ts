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

export async function signOut(): Promise<void> {
  await post("/sign-out");
}
