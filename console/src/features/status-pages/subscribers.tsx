import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { SubscriberList } from "../../../../src/api/contract/subscribers.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/page.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";

/** Who asked to be told, and whether they confirmed. */
export function Subscribers({ pageId }: { pageId: string }) {
  const mayRead = useMay("subscribers.manage");
  const subscribers = useQuery({
    queryKey: ["page", pageId, "subscribers"],
    queryFn: () => api.get<SubscriberList>(`/status-pages/${pageId}/subscribers`, { limit: 50 }),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t("page.subscribers")}
      </Title>
      <Loaded query={subscribers}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t("page.noSubscribers")}</Empty>
          ) : (
            items.map((subscriber) => (
              <Text size="sm" key={subscriber.id}>
                {subscriber.address} {subscriber.state === "active" ? "" : t(`page.${subscriber.state}`)}
              </Text>
            ))
          )
        }
      </Loaded>
    </Stack>
  );
}
