import { Button, NativeSelect, Stack, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DeliveryList, DeliveryState, DeliveryView } from "../../../../src/api/contract/delivery.ts";
import { api } from "../../api/client.ts";
import { Mark, type Tone } from "../../parts/mark.tsx";
import { Empty, Page } from "../../parts/page.tsx";
import { deliveryStateText } from "../../parts/product-words.ts";
import { useAct } from "../../parts/use-act.ts";
import { When } from "../../parts/when.tsx";
import { Wide } from "../../parts/wide.tsx";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { useChannelName } from "../communication/audiences/channels-input.tsx";
import { HeldNote } from "./held-note.tsx";
import { SuppressionsSection } from "./suppressions-section.tsx";

const STATES: (DeliveryState | "")[] = [
  "",
  "queued",
  "held",
  "sending",
  "sent",
  "failed",
  "suppressed",
  "cancelled",
];
const TONES: Partial<Record<DeliveryState, Tone>> = {
  sent: "good",
  delivered: "good",
  failed: "bad",
  suppressed: "bad",
  held: "watch",
};

/** Who was told what, when, over which channel, with which result. */
export function DeliveriesPage() {
  const [state, setState] = useState("");
  const deliveries = useInfiniteQuery({
    queryKey: ["delivery", "list", state],
    queryFn: ({ pageParam }) => api.get<DeliveryList>("/deliveries", { state, cursor: pageParam, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("nav.deliveries")}>
      <HeldNote />
      <NativeSelect
        label={t("delivery.state")}
        maw={260}
        value={state}
        data={STATES.map((value) => ({ value, label: value ? deliveryStateText(value) : t("delivery.all") }))}
        onChange={(event) => setState(event.currentTarget.value)}
      />
      <ProblemNote error={deliveries.error} />
      {items.length === 0 && !deliveries.isPending ? <Empty>{t("delivery.none")}</Empty> : null}
      <Wide label={t("nav.deliveries")} minWidth={760}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(["when", "to", "why", "how", "result"] as const).map((column) => (
                <Table.Th key={column}>{t(`delivery.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((delivery) => (
              <Row key={delivery.id} delivery={delivery} />
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      {deliveries.hasNextPage ? (
        <Button
          variant="default"
          loading={deliveries.isFetchingNextPage}
          onClick={() => deliveries.fetchNextPage()}
        >
          {t("action.more")}
        </Button>
      ) : null}
      <SuppressionsSection />
    </Page>
  );
}

function Row({ delivery }: { delivery: DeliveryView }) {
  const mayManage = useMay("delivery.manage");
  const channelName = useChannelName();
  const retry = useAct(() => api.post(`/deliveries/${delivery.id}/retry`), ["delivery"]);
  return (
    <Table.Tr>
      <Table.Td>
        <When at={delivery.createdAt} />
      </Table.Td>
      <Table.Td>{delivery.address ?? t("delivery.erased")}</Table.Td>
      <Table.Td>
        <Text size="sm">{delivery.reason}</Text>
      </Table.Td>
      <Table.Td>{channelName(delivery.channel)}</Table.Td>
      <Table.Td>
        <Stack gap={2} align="flex-start">
          <Mark tone={TONES[delivery.state] ?? "quiet"}>{deliveryStateText(delivery.state)}</Mark>
          {delivery.stateReason ? <Text size="xs">{delivery.stateReason}</Text> : null}
          {mayManage && delivery.state === "failed" ? (
            <Button
              size="compact-xs"
              variant="default"
              loading={retry.isPending}
              onClick={() => retry.mutate(undefined)}
            >
              {t("delivery.retry")}
            </Button>
          ) : null}
        </Stack>
      </Table.Td>
    </Table.Tr>
  );
}
