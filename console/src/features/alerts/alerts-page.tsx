import { Button, SegmentedControl, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AlertList } from "../../../../src/api/contract/alerts.ts";
import { api } from "../../api/client.ts";
import { Empty, Page } from "../../parts/page.tsx";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { AlertRow } from "./alert-row.tsx";

const STATES = ["open", "resolved"] as const;

export function AlertsPage() {
  const [state, setState] = useState<(typeof STATES)[number]>("open");
  const alerts = useInfiniteQuery({
    queryKey: ["alert", "list", state],
    queryFn: ({ pageParam }) => api.get<AlertList>("/alerts", { state, cursor: pageParam, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = alerts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("nav.alerts")}>
      <SegmentedControl
        aria-label={t("alert.which")}
        value={state}
        onChange={(value) => setState(value as (typeof STATES)[number])}
        data={STATES.map((value) => ({ value, label: t(`alert.which.${value}`) }))}
      />
      <ProblemNote error={alerts.error} />
      {items.length === 0 && !alerts.isPending ? <Empty>{t("alert.none")}</Empty> : null}
      <Stack gap="md">
        {items.map((alert) => (
          <AlertRow key={alert.id} alert={alert} />
        ))}
      </Stack>
      {alerts.hasNextPage ? (
        <Button variant="default" loading={alerts.isFetchingNextPage} onClick={() => alerts.fetchNextPage()}>
          {t("action.more")}
        </Button>
      ) : null}
    </Page>
  );
}
