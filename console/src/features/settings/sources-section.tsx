import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { AlertSource, RejectedInput, RoutingKeyView } from "../../../../src/api/contract/alerts.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { When } from "../../parts/when.tsx";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

/** Where alerts come in, how to point a monitor at it, and what was refused there. */
export function SourcesSection() {
  const sources = useList<AlertSource>("alert-source", "/alert-sources");
  return (
    <Section title={t("sources.title")}>
      <Loaded query={sources}>
        {(items) => (
          <Stack gap="md">
            {items.map((source) => (
              <Source key={source.id} source={source} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Source({ source }: { source: AlertSource }) {
  const [key, setKey] = useState<RoutingKeyView | null>(null);
  const reveal = useAct(
    () => api.post<RoutingKeyView>(`/alert-sources/${source.id}/routing-key/reveal`),
    [],
    setKey,
  );
  const rejected = useList<RejectedInput>("alert-source", `/alert-sources/${source.id}/rejected-input`, {
    limit: 5,
  });
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text fw={600}>{source.name}</Text>
        <Text size="sm" c="dimmed">
          {source.kind}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          loading={reveal.isPending}
          onClick={() => reveal.mutate(undefined)}
        >
          {t("sources.showKey")}
        </Button>
      </Group>
      {key ? <Code block>{`${key.url}\n${key.routingKey}\n\n${key.example}`}</Code> : null}
      {rejected.data?.length ? (
        <Stack gap={2}>
          <Text size="sm" fw={600}>
            {t("sources.rejected")}
          </Text>
          {rejected.data.map((one) => (
            <Group key={one.id} gap="xs">
              <Text size="sm">{one.reason}</Text>
              <When at={one.receivedAt} />
            </Group>
          ))}
        </Stack>
      ) : null}
      <ProblemNote error={reveal.error} />
    </Stack>
  );
}
