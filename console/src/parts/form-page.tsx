import { Button, Group, Stack } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import type { FormEvent, ReactNode } from "react";
import { ProblemNote } from "../shell/problem.tsx";
import { t } from "../texts/index.ts";
import { type FormState, OvertakenNote, type Saving, UnsavedNote } from "./form-notes.tsx";
import { Page } from "./page.tsx";

type Props = {
  title: string;
  actions?: ReactNode;
  state: FormState;
  saving: Saving;
  onSave: () => void;
  onLeave: () => void;
  children: ReactNode;
};

/** A screen that is one form: the refusal beside it; leaving with unsaved words is asked about first. */
export function FormPage({ title, actions, state, saving, onSave, onLeave, children }: Props) {
  const mustAsk = state.isDirty && !saving.isPending && !saving.isSuccess;
  const leaving = useBlocker({
    shouldBlockFn: () => mustAsk,
    enableBeforeUnload: mustAsk,
    withResolver: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Page title={title} actions={actions}>
      <form onSubmit={submit}>
        <Stack>
          {children}
          <OvertakenNote state={state} saving={saving} />
          {leaving.status === "blocked" ? (
            <UnsavedNote onStay={leaving.reset} onLeave={leaving.proceed} />
          ) : null}
          <ProblemNote error={saving.error} />
          <Group>
            <Button type="submit" loading={saving.isPending}>
              {t("action.save")}
            </Button>
            <Button variant="default" onClick={onLeave}>
              {t("action.cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
