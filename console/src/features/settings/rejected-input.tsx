import { Button, Code, Group, Loader, Modal, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { AlertSource, RejectedInputList } from "../../../../src/api/contract/alerts.ts";
import { api } from "../../api/client.ts";
import { Empty } from "../../parts/page.tsx";
import { When } from "../../parts/when.tsx";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

/** What a source sent and was refused: counted in full, with samples. */
export function RejectedInputDialog({ source, onClose }: { source: AlertSource; onClose: () => void }) {
  const rejected = useInfiniteQuery({
    queryKey: ["alert-source", source.id, "rejected"],
    queryFn: ({ pageParam }) =>
      api.get<RejectedInputList>(`/alert-sources/${source.id}/rejected-input`, {
        limit: 10,
        cursor: pageParam,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = rejected.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = rejected.data?.pages[0]?.counts ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`${t("sources.rejected")}: ${source.name}`}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <Stack>
        {rejected.isPending ? <Loader size="sm" role="status" aria-label={t("loading")} /> : null}
        <ProblemNote error={rejected.error} />
        {rejected.data && items.length === 0 ? <Empty>{t("sources.nothingRejected")}</Empty> : null}
        {counts.length ? (
          <Text size="sm">
            {t("sources.rejectedWeek", {
              counts: counts.map(({ reason, count }) => `${reason} ${count}×`).join(", "),
            })}
          </Text>
        ) : null}
        {items.map((one) => (
          <Stack key={one.id} gap={4}>
            <Group gap="xs">
              <Text size="sm" fw={600}>
                {one.reason}
              </Text>
              <When at={one.receivedAt} />
              <Text size="sm" c="dimmed">
                {t("sources.rejectedBytes", { size: one.size })}
              </Text>
            </Group>
            <Text size="sm">{one.detail}</Text>
            {one.sample ? (
              <Code block tabIndex={0} aria-label={one.reason}>
                {one.sample}
              </Code>
            ) : null}
          </Stack>
        ))}
        {rejected.hasNextPage ? (
          <Button
            variant="default"
            loading={rejected.isFetchingNextPage}
            onClick={() => rejected.fetchNextPage()}
          >
            {t("action.more")}
          </Button>
        ) : null}
      </Stack>
    </Modal>
  );
}
