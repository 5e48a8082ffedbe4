import { Button, Code, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import {
  confirmTwoFactor,
  disableTwoFactor,
  enableTwoFactor,
  type TwoFactorSetup,
} from "../../api/identity.ts";
import { Mark } from "../../parts/mark.tsx";
import { t } from "../../texts/index.ts";

/** A code from an authenticator at every sign-in. */
export function TwoFactor({ enabled }: { enabled: boolean }) {
  const queries = useQueryClient();
  const [setup, setSetup] = useState<TwoFactorSetup | null>(null);
  const [failed, setFailed] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ["me"] });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (setup) {
      const confirmed = await confirmTwoFactor(String(form.get("code")));
      setFailed(!confirmed);
      if (confirmed) setSetup(null);
      return refresh();
    }
    const password = String(form.get("password"));
    const done = enabled ? await disableTwoFactor(password) : await enableTwoFactor(password);
    setFailed(!done);
    if (done && typeof done === "object") setSetup(done);
    return refresh();
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={520}>
        <Group gap="xs">
          <Text fw={600}>{t("twoFactor.title")}</Text>
          {enabled ? (
            <Mark tone="good">{t("twoFactor.on")}</Mark>
          ) : (
            <Mark tone="quiet">{t("twoFactor.off")}</Mark>
          )}
        </Group>
        {setup ? (
          <>
            <Text size="sm">{t("twoFactor.add")}</Text>
            <Code block>{setup.totpURI}</Code>
            <Text size="sm">{t("twoFactor.backup")}</Text>
            <Code block>{setup.backupCodes.join("\n")}</Code>
            <TextInput name="code" label={t("signIn.code")} inputMode="numeric" required />
          </>
        ) : (
          <PasswordInput
            name="password"
            label={t("account.current")}
            autoComplete="current-password"
            required
          />
        )}
        {failed ? <Text role="alert">{t("twoFactor.failed")}</Text> : null}
        <Group>
          <Button type="submit" variant="default">
            {t(setup ? "signIn.verify" : enabled ? "twoFactor.disable" : "twoFactor.enable")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
