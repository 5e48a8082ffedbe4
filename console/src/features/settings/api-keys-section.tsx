import { Alert, Button, Code, Group, MultiSelect, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ApiKeyView } from "../../../../src/api/contract/access.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

/** Keys for programs: shown once, with scopes, revocable. */
export function ApiKeysSection() {
  const keys = useList<ApiKeyView>("api-key", "/api-keys");
  const scopes = useList<string>("api-key", "/api-keys/scopes");
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [made, setMade] = useState<string | null>(null);
  const create = useAct(
    () => api.post<ApiKeyView & { key: string }>("/api-keys", { name, scopes: chosen }),
    ["api-key"],
    ({ key }) => setMade(key),
  );
  const revoke = useAct((id: string) => api.delete(`/api-keys/${id}`), ["api-key"]);
  return (
    <Section title={t("keys.title")}>
      <Loaded query={keys}>
        {(items) => (
          <Stack gap="xs">
            {items.map((key) => (
              <Group key={key.id} gap="xs">
                <Text size="sm">
                  {key.name} · {key.hint}… · {key.scopes.join(", ")}
                </Text>
                {key.revokedAt ? (
                  <Text size="sm" c="dimmed">
                    {t("keys.revoked")}
                  </Text>
                ) : (
                  <Button size="compact-xs" variant="default" onClick={() => revoke.mutate(key.id)}>
                    {t("keys.revoke")}
                  </Button>
                )}
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
      {made ? (
        <Alert color="teal" title={t("keys.once")} role="status">
          <Code block>{made}</Code>
        </Alert>
      ) : null}
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t("keys.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <MultiSelect
          label={t("keys.scopes")}
          miw={280}
          data={scopes.data ?? []}
          value={chosen}
          onChange={setChosen}
        />
        <Button
          disabled={!name.trim() || chosen.length === 0}
          loading={create.isPending}
          onClick={() => create.mutate(undefined)}
        >
          {t("keys.create")}
        </Button>
      </Group>
      <ProblemNote error={create.error ?? revoke.error} />
    </Section>
  );
}
