import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { signIn, verifyCode } from "../../api/identity.ts";
import { type TextKey, t } from "../../texts/index.ts";

type Step = "password" | "code";

/** E-mail and password, then the authenticator's code where one is set up. */
export function SignInForm({ email = "", onEntered }: { email?: string; onEntered: () => Promise<void> }) {
  const [step, setStep] = useState<Step>("password");
  const [problem, setProblem] = useState<TextKey | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      if (step === "code") {
        if (await verifyCode(String(form.get("code")))) return await onEntered();
        return setProblem("signIn.codeFailed");
      }
      const outcome = await signIn(String(form.get("email")), String(form.get("password")));
      if (outcome === "signed-in") return await onEntered();
      if (outcome === "needs-code") return setStep("code");
      setProblem("signIn.failed");
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={submit}>
      <Stack>
        {problem ? (
          <Alert color="red" role="alert">
            {t(problem)}
          </Alert>
        ) : null}
        {step === "password" ? <PasswordFields email={email} /> : <CodeField />}
        <Button type="submit" loading={busy}>
          {t(step === "password" ? "signIn.submit" : "signIn.verify")}
        </Button>
      </Stack>
    </form>
  );
}

const PasswordFields = ({ email }: { email: string }) => (
  <>
    <TextInput
      name="email"
      type="email"
      label={t("signIn.email")}
      defaultValue={email}
      autoComplete="username"
      required
      {...(!email && { "data-autofocus": true, autoFocus: true })}
    />
    <PasswordInput
      name="password"
      label={t("signIn.password")}
      autoComplete="current-password"
      required
      {...(email && { "data-autofocus": true, autoFocus: true })}
    />
  </>
);

const CodeField = () => (
  <TextInput
    name="code"
    label={t("signIn.code")}
    inputMode="numeric"
    autoComplete="one-time-code"
    pattern="[0-9]{6}"
    required
    autoFocus
  />
);
