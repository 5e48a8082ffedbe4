import { Alert, AppShell, Burger, Group, Loader, NavLink, ScrollArea, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { type LiveState, startLive } from "../api/live.ts";
import { useKeptSignedIn, useSessionEnded } from "../features/access/kept-signed-in.ts";
import { SignInHere } from "../features/access/sign-in.tsx";
import { SignInAgain } from "../features/access/sign-in-again.tsx";
import { useMe } from "../features/access/use-me.ts";
import { t } from "../texts/index.ts";
import { AccountMenu } from "./account-menu.tsx";
import { NAVIGATION } from "./navigation.ts";
import { ProblemNote } from "./problem.tsx";

/** The frame around every screen: navigation, the live connection, and who is signed in. */
export function Shell() {
  const me = useMe();
  const ended = useSessionEnded();
  useKeptSignedIn();
  // Who is here is known: whatever fails from now on, the screen stays.
  if (me.data)
    return (
      <>
        <Frame key={me.data.user.id} />
        {ended ? <SignInAgain me={me.data} /> : null}
      </>
    );
  if (me.isPending) return <Loader m="xl" aria-label={t("loading")} />;
  if (me.isSignedOut) return <SignInHere />;
  return <ProblemNote error={me.error} />;
}

function Frame() {
  const [opened, { toggle, close }] = useDisclosure(false);
  const live = useLive();
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 210, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding="md"
    >
      <a className="skip-link" href="#content">
        {t("app.name")}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t("nav.openMenu")}
            />
            <img src="/console/ripples.svg" width={26} height={26} alt="" />
            <Text fw={700}>{t("app.name")}</Text>
          </Group>
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t("nav.label")}>
        <ScrollArea>
          <Navigation onChoose={close} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content">
        {live === "reconnecting" ? (
          <Alert color="yellow" role="status" mb="md">
            {t("live.reconnecting")}
          </Alert>
        ) : null}
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function Navigation({ onChoose }: { onChoose: () => void }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return NAVIGATION.map(({ to, text }) => (
    <NavLink
      key={to}
      component={Link}
      to={to}
      label={t(text)}
      active={to === "/" ? path === "/" : path.startsWith(to)}
      onClick={onChoose}
    />
  ));
}

function useLive(): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>("live");
  const ended = useSessionEnded();
  // A stream that was refused stays closed: it begins anew with the next session.
  useEffect(() => (ended ? undefined : startLive(queries, setState)), [queries, ended]);
  return state;
}
