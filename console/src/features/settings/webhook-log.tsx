import { Group, Stack, Text } from "@mantine/core";
import type { WebhookMessageView } from "../../../../src/api/contract/delivery.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Empty } from "../../parts/page.tsx";
import { useList } from "../../parts/use-list.ts";
import { When } from "../../parts/when.tsx";
import { t } from "../../texts/index.ts";

const TONES = { queued: "watch", sent: "good", failed: "bad" } as const;

/** What was sent to an endpoint lately, with what it answered. */
export function WebhookLog({ endpointId }: { endpointId: string }) {
  const messages = useList<WebhookMessageView>(
    "webhook-endpoint",
    `/webhook-endpoints/${endpointId}/messages`,
    {
      limit: 10,
    },
  );
  return (
    <Loaded query={messages}>
      {(items) =>
        items.length === 0 ? (
          <Empty>{t("webhooks.logEmpty")}</Empty>
        ) : (
          <Stack gap="xs">
            {items.map((message) => (
              <div key={message.id}>
                <Group gap="xs">
                  <Mark tone={TONES[message.state]}>{t(`webhooks.state.${message.state}`)}</Mark>
                  <Text size="sm">{message.eventName}</Text>
                  <When at={message.createdAt} />
                </Group>
                {message.attempts.map(({ number, status, says }) => (
                  <Text size="xs" c="dimmed" key={number}>
                    {t("webhooks.attempt", { number, says: [status, says].filter(Boolean).join(" ") })}
                  </Text>
                ))}
              </div>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}
