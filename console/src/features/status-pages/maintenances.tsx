import { Button, Group, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { FormEvent } from "react";
import type {
  Component,
  Maintenance,
  ScheduleMaintenance,
} from "../../../../src/api/contract/status-pages.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { fromLocalInput } from "../../parts/local-input.ts";
import { Mark } from "../../parts/mark.tsx";
import { Empty } from "../../parts/page.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { When } from "../../parts/when.tsx";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";

/** Planned work: it begins and ends by itself, and subscribers are told before. */
export function Maintenances({ pageId }: { pageId: string }) {
  const [adding, { open, close }] = useDisclosure(false);
  const maintenances = useList<Maintenance>("page", `/status-pages/${pageId}/maintenances`);
  const mayManage = useMay("pages.manage");
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t("page.maintenance")}
        </Title>
        {mayManage && !adding ? (
          <Button size="compact-sm" variant="default" onClick={open}>
            {t("page.scheduleMaintenance")}
          </Button>
        ) : null}
      </Group>
      {adding ? <Schedule pageId={pageId} onDone={close} /> : null}
      <Loaded query={maintenances}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t("page.noMaintenance")}</Empty>
          ) : (
            items.map((one) => (
              <Group key={one.id} gap="xs">
                <Mark tone={one.status === "in_progress" ? "watch" : "calm"}>
                  {t(`maintenance.${one.status}`)}
                </Mark>
                <Text size="sm">{one.title}</Text>
                <When at={one.scheduledFor} />
              </Group>
            ))
          )
        }
      </Loaded>
    </Stack>
  );
}

function Schedule({ pageId, onDone }: { pageId: string; onDone: () => void }) {
  const components = useList<Component>("page", `/status-pages/${pageId}/components`, { limit: 200 });
  const schedule = useAct(
    (body: ScheduleMaintenance) => api.post(`/status-pages/${pageId}/maintenances`, body),
    ["page"],
    onDone,
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name));
    schedule.mutate({
      title: text("title"),
      body: text("body"),
      scheduledFor: fromLocalInput(text("from")) ?? "",
      scheduledUntil: fromLocalInput(text("until")) ?? "",
      componentIds: (components.data ?? []).map(({ id }) => id),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput name="title" label={t("page.title")} required />
        <Textarea name="body" label={t("page.body")} required autosize minRows={2} />
        <Group grow>
          <TextInput name="from" type="datetime-local" label={t("onCall.from")} required />
          <TextInput name="until" type="datetime-local" label={t("onCall.to")} required />
        </Group>
        <ProblemNote error={schedule.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("action.cancel")}
          </Button>
          <Button type="submit" loading={schedule.isPending}>
            {t("page.scheduleMaintenance")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
