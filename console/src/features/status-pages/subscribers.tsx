import { Button, Group, MultiSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Component } from "../../../../src/api/contract/status-pages.ts";
import type { Subscriber, SubscriberList } from "../../../../src/api/contract/subscribers.ts";
import { api } from "../../api/client.ts";
import { Empty } from "../../parts/page.tsx";
import { SureButton } from "../../parts/sure-button.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { SubscriberData } from "./subscriber-data.tsx";

/** Who asked to be told, about what, and whether they confirmed. */
export function Subscribers({ pageId }: { pageId: string }) {
  const path = `/status-pages/${pageId}/subscribers`;
  const mayManage = useMay("subscribers.manage");
  const subscribers = useInfiniteQuery({
    queryKey: ["page", pageId, "subscribers"],
    queryFn: ({ pageParam }) => api.get<SubscriberList>(path, { limit: 50, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: mayManage,
  });
  const components = useList<Component>("page", `/status-pages/${pageId}/components`, { limit: 200 });
  const remove = useAct((id: string) => api.delete(`${path}/${id}`), ["page"]);
  if (!mayManage) return null;
  const items = subscribers.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = subscribers.data?.pages[0]?.counts;
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t("page.subscribers")}
      </Title>
      {counts ? (
        <Text size="sm" c="dimmed">
          {t("subscriber.counts", counts)}
        </Text>
      ) : null}
      {items.length === 0 && !subscribers.isPending ? <Empty>{t("page.noSubscribers")}</Empty> : null}
      {items.map((one) => (
        <Group key={one.id} gap="xs">
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {one.address} {one.state === "active" ? "" : t(`page.${one.state}`)}
          </Text>
          <Text size="sm" c="dimmed">
            {aboutWords(one, components.data ?? [])}
          </Text>
          <SubscriberData subscriber={one} path={`${path}/${one.id}`} />
          <SureButton
            label={t("subscriber.removeOf", { address: one.address })}
            question={t("subscriber.removeQuestion", { address: one.address })}
            size="compact-xs"
            onSure={() => remove.mutate(one.id)}
          >
            {t("subscriber.remove")}
          </SureButton>
        </Group>
      ))}
      {subscribers.hasNextPage ? (
        <Group>
          <Button
            variant="default"
            loading={subscribers.isFetchingNextPage}
            onClick={() => subscribers.fetchNextPage()}
          >
            {t("action.more")}
          </Button>
        </Group>
      ) : null}
      <ProblemNote error={subscribers.error ?? remove.error} />
      <AddSubscriber path={path} components={components.data ?? []} />
    </Stack>
  );
}

const aboutWords = ({ componentIds }: Subscriber, components: Component[]): string =>
  components
    .filter(({ id }) => componentIds.includes(id))
    .map(({ name }) => name)
    .join(", ");

function AddSubscriber({ path, components }: { path: string; components: Component[] }) {
  const [address, setAddress] = useState("");
  const [componentIds, setComponentIds] = useState<string[]>([]);
  const add = useAct(
    () => api.post(path, { address, componentIds }),
    ["page"],
    () => {
      setAddress("");
      setComponentIds([]);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end">
        <TextInput
          type="email"
          label={t("subscriber.address")}
          required
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <MultiSelect
          label={t("subscriber.components")}
          miw={220}
          searchable
          data={components.map(({ id, name }) => ({ value: id, label: name }))}
          value={componentIds}
          onChange={setComponentIds}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          {t("subscriber.add")}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {t("subscriber.addHint")}
      </Text>
      <ProblemNote error={add.error} />
    </form>
  );
}
