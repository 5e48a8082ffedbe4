import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { api } from "../../api/client.ts";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

/** Moves one's account, and the mail to it, to another address. */
export function SignInAddress({ hasPassword }: { hasPassword: boolean }) {
  const move = useAct(
    (body: { email: string; currentPassword?: string }) => api.put("/me/email", body),
    ["me", "person", "contact-method", "member"],
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const current = String(form.get("proof") ?? "");
    move.mutate({ email: String(form.get("email")), ...(current && { currentPassword: current }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={420}>
        <TextInput name="email" type="email" label={t("account.newEmail")} autoComplete="email" required />
        {hasPassword ? (
          <PasswordInput
            name="proof"
            label={t("account.emailPassword")}
            autoComplete="current-password"
            required
          />
        ) : null}
        <ProblemNote error={move.error} />
        {move.isSuccess ? (
          <Text size="sm" role="status">
            {t("account.emailChanged")}
          </Text>
        ) : null}
        <Group>
          <Button type="submit" variant="default" loading={move.isPending}>
            {t("account.changeEmail")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
