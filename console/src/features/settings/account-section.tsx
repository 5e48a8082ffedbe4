import { Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import type { FormEvent } from "react";
import { api } from "../../api/client.ts";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMe } from "../access/use-me.ts";
import { SignInAddress } from "./sign-in-address.tsx";
import { TwoFactor } from "./two-factor.tsx";

/** One's own address, password and second factor. */
export function AccountSection() {
  const me = useMe();
  const change = useAct(
    (body: { currentPassword?: string; newPassword: string }) => api.put("/me/password", body),
    ["me"],
  );
  const hasPassword = me.data?.user.hasPassword ?? true;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const current = String(form.get("current") ?? "");
    change.mutate({ ...(current && { currentPassword: current }), newPassword: String(form.get("new")) });
  };
  return (
    <Section title={t("account.title")}>
      <Text size="sm">{t("account.signInAs", { email: me.data?.user.email ?? "" })}</Text>
      <SignInAddress hasPassword={hasPassword} />
      <form onSubmit={submit}>
        <Stack gap="xs" maw={420}>
          {hasPassword ? (
            <PasswordInput
              name="current"
              label={t("account.current")}
              autoComplete="current-password"
              required
            />
          ) : (
            <Text size="sm">{t("account.setPassword")}</Text>
          )}
          <PasswordInput
            name="new"
            label={t("account.new")}
            autoComplete="new-password"
            minLength={12}
            description={t("account.newHint")}
            required
          />
          <ProblemNote error={change.error} />
          {change.isSuccess ? <Text role="status">{t("account.changed")}</Text> : null}
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t("account.change")}
            </Button>
          </Group>
        </Stack>
      </form>
      {hasPassword ? <TwoFactor enabled={me.data?.user.twoFactor ?? false} /> : null}
    </Section>
  );
}
