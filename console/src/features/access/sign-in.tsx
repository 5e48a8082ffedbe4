import { Anchor, Center, Paper, Stack, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { session } from "../../api/session.ts";
import { t } from "../../texts/index.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** The address to sign in at; leads to the first screen. */
export function SignIn() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const enter = async () => {
    session.markAlive();
    queries.clear();
    await navigate({ to: "/" });
  };
  return (
    <Alone>
      <SignInForm onEntered={enter} />
    </Alone>
  );
}

/** Asked at any other address: the person gets what stands there. */
export function SignInHere() {
  const queries = useQueryClient();
  const enter = async () => {
    session.markAlive();
    await queries.resetQueries();
  };
  return (
    <Alone>
      <SignInForm onEntered={enter} />
    </Alone>
  );
}

const Alone = ({ children }: { children: ReactNode }) => (
  <Center mih="100vh" p="md" component="main">
    <Paper withBorder p="xl" w={380} maw="100%">
      <Stack>
        <Title order={1} size="h2">
          {t("signIn.title")}
        </Title>
        {children}
        <Anchor href="/console/reset-password">{t("signIn.forgot")}</Anchor>
      </Stack>
    </Paper>
  </Center>
);
