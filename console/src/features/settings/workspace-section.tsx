import { Button, Group, Text, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { api } from "../../api/client.ts";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMe } from "../access/use-me.ts";

/** What the workspace is called, in the console and in every invitation. */
export function WorkspaceSection() {
  const workspace = useMe().data?.workspace;
  const rename = useAct((name: string) => api.patch("/workspace", { name }), ["me"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    rename.mutate(String(new FormData(event.currentTarget).get("name")));
  };
  if (!workspace) return null;
  return (
    <Section title={t("workspace.title")}>
      <form onSubmit={submit}>
        <Group gap="xs" align="flex-end">
          <TextInput
            key={workspace.name}
            name="name"
            label={t("workspace.name")}
            description={t("workspace.nameHint")}
            defaultValue={workspace.name}
            maxLength={120}
            required
          />
          <Button type="submit" variant="default" loading={rename.isPending}>
            {t("workspace.rename")}
          </Button>
        </Group>
        <ProblemNote error={rename.error} />
        {rename.isSuccess ? (
          <Text size="sm" role="status">
            {t("workspace.renamed")}
          </Text>
        ) : null}
      </form>
    </Section>
  );
}
