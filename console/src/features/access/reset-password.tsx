import {
  Alert,
  Anchor,
  Button,
  Center,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { askForReset, resetPassword } from "../../api/identity.ts";
import { type TextKey, t } from "../../texts/index.ts";

/** Asks for a link by mail; opened by that link, takes the new password. */
export function ResetPassword() {
  // Behind the hash: no server and no log ever sees it.
  const [token] = useState(() => window.location.hash.slice(1));
  return token ? <NewPassword token={token} /> : <AskForLink />;
}

function AskForLink() {
  const [sent, setSent] = useState(false);
  const { busy, problem, submit } = useSubmit(async (form) => {
    if (!(await askForReset(String(form.get("email"))))) return "reset.notNow";
    setSent(true);
    return null;
  });
  return (
    <Alone title="reset.askTitle">
      {sent ? (
        <Text role="status">{t("reset.sent")}</Text>
      ) : (
        <Form button="reset.ask" busy={busy} problem={problem} submit={submit}>
          <TextInput
            name="email"
            type="email"
            label={t("signIn.email")}
            autoComplete="username"
            required
            autoFocus
          />
        </Form>
      )}
    </Alone>
  );
}

function NewPassword({ token }: { token: string }) {
  const [done, setDone] = useState(false);
  const { busy, problem, submit } = useSubmit(async (form) => {
    const outcome = await resetPassword(token, String(form.get("password")));
    if (outcome === "done") setDone(true);
    return outcome === "done" ? null : outcome === "link-over" ? "reset.linkOver" : "reset.notNow";
  });
  return (
    <Alone title="reset.title">
      {done ? (
        <Text role="status">{t("reset.done")}</Text>
      ) : (
        <Form button="reset.submit" busy={busy} problem={problem} submit={submit}>
          <PasswordInput
            name="password"
            label={t("reset.password")}
            description={t("reset.passwordHint")}
            autoComplete="new-password"
            minLength={12}
            maxLength={128}
            required
            autoFocus
          />
        </Form>
      )}
    </Alone>
  );
}

function useSubmit(act: (form: FormData) => Promise<TextKey | null>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      setProblem(await act(new FormData(event.currentTarget)));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, submit };
}

type FormProps = {
  button: TextKey;
  busy: boolean;
  problem: TextKey | null;
  submit(event: FormEvent<HTMLFormElement>): void;
  children: ReactNode;
};

const Form = ({ button, busy, problem, submit, children }: FormProps) => (
  <form onSubmit={submit}>
    <Stack>
      {problem ? (
        <Alert color="red" role="alert">
          {t(problem)}
        </Alert>
      ) : null}
      {children}
      <Button type="submit" loading={busy}>
        {t(button)}
      </Button>
    </Stack>
  </form>
);

const Alone = ({ title, children }: { title: TextKey; children: ReactNode }) => (
  <Center mih="100vh" p="md" component="main">
    <Paper withBorder p="xl" w={380} maw="100%">
      <Stack>
        <Title order={1} size="h2">
          {t(title)}
        </Title>
        {children}
        <Anchor href="/console/sign-in">{t("reset.toSignIn")}</Anchor>
      </Stack>
    </Paper>
  </Center>
);
