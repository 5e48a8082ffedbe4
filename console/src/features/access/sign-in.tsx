import { Alert, Button, Center, Paper, PasswordInput, Stack, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { signIn, verifyCode } from "../../api/identity.ts";
import { type TextKey, t } from "../../texts/index.ts";

type Step = "password" | "code";

/** Sign in with e-mail and password, then the authenticator's code where one is set up. */
export function SignIn() {
  const [step, setStep] = useState<Step>("password");
  const [problem, setProblem] = useState<TextKey | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = useEnter();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      if (step === "code") {
        if (await verifyCode(String(form.get("code")))) return await enter();
        return setProblem("signIn.codeFailed");
      }
      const outcome = await signIn(String(form.get("email")), String(form.get("password")));
      if (outcome === "signed-in") return await enter();
      if (outcome === "needs-code") return setStep("code");
      setProblem("signIn.failed");
    } finally {
      setBusy(false);
    }
  };

  return (
    <Center mih="100vh" p="md" component="main">
      <Paper withBorder p="xl" w={380} maw="100%">
        <form onSubmit={submit}>
          <Stack>
            <Title order={1} size="h2">
              {t("signIn.title")}
            </Title>
            {problem ? (
              <Alert color="red" role="alert">
                {t(problem)}
              </Alert>
            ) : null}
            {step === "password" ? <PasswordFields /> : <CodeField />}
            <Button type="submit" loading={busy}>
              {t(step === "password" ? "signIn.submit" : "signIn.verify")}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}

function useEnter() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async () => {
    queries.clear();
    await navigate({ to: "/" });
  };
}

const PasswordFields = () => (
  <>
    <TextInput
      name="email"
      type="email"
      label={t("signIn.email")}
      autoComplete="username"
      required
      autoFocus
    />
    <PasswordInput name="password" label={t("signIn.password")} autoComplete="current-password" required />
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
