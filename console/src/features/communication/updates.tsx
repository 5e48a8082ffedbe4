import { Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Update } from "../../../../src/api/contract/communication.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Empty } from "../../parts/page.tsx";
import { statusText, statusTone } from "../../parts/product-words.ts";
import { Section } from "../../parts/section.tsx";
import { When } from "../../parts/when.tsx";
import { t } from "../../texts/index.ts";

/** What was said, to whom, in which words. */
export function Updates({ incidentId }: { incidentId: string }) {
  const updates = useQuery({
    queryKey: ["incident", incidentId, "updates"],
    queryFn: () => api.get<{ items: Update[] }>(`/incidents/${incidentId}/updates`, { limit: 50 }),
  });
  return (
    <Loaded query={updates}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{t("updates.none")}</Empty>
        ) : (
          items.map((update) => <Said key={update.id} update={update} />)
        )
      }
    </Loaded>
  );
}

const Said = ({ update }: { update: Update }) => (
  <Section title={t("updates.title", { number: update.number, author: update.author })}>
    <Group gap="xs">
      <Mark tone={statusTone(update.status)}>{statusText(update.status)}</Mark>
      {update.correction ? <Mark tone="watch">{t("updates.correction")}</Mark> : null}
      <When at={update.createdAt} />
    </Group>
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      {update.messages.map((message) => (
        <Stack key={message.id} gap={4}>
          <Group gap="xs">
            <Text fw={600}>{message.audience}</Text>
            <Mark tone={message.standing === "sent" ? "good" : "watch"}>
              {t(`updates.${message.standing}`)}
            </Mark>
            <Text size="xs" c="dimmed">
              {t(message.recipientCount === 1 ? "updates.recipient" : "updates.recipients", {
                count: message.recipientCount,
              })}
            </Text>
          </Group>
          <Text size="sm" fw={600}>
            {message.subject}
          </Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {message.text}
          </Text>
        </Stack>
      ))}
    </SimpleGrid>
  </Section>
);
