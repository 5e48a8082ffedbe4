import { Button, Group, NativeSelect, Stack, TextInput, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Component, ComponentState } from "../../../../src/api/contract/status-pages.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { componentStateText } from "../../parts/product-words.ts";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";

const STATES: ComponentState[] = [
  "operational",
  "degraded_performance",
  "partial_outage",
  "major_outage",
  "under_maintenance",
];

/** What readers see, and its state by hand. */
export function Components({ pageId }: { pageId: string }) {
  const path = `/status-pages/${pageId}/components`;
  const components = useList<Component>("page", path, { limit: 200 });
  const mayManage = useMay("pages.manage");
  const set = useAct(
    ({ id, state }: { id: string; state: ComponentState }) => api.post(`${path}/${id}/state`, { state }),
    ["page"],
  );
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t("page.components")}
      </Title>
      <Loaded query={components}>
        {(items) =>
          items.map((component) => (
            <NativeSelect
              key={component.id}
              label={component.name}
              disabled={!mayManage}
              value={component.state}
              data={STATES.map((value) => ({ value, label: componentStateText(value) }))}
              onChange={(event) =>
                set.mutate({ id: component.id, state: event.currentTarget.value as ComponentState })
              }
            />
          ))
        }
      </Loaded>
      {mayManage ? <AddComponent path={path} /> : null}
      <ProblemNote error={set.error} />
    </Stack>
  );
}

function AddComponent({ path }: { path: string }) {
  const [name, setName] = useState("");
  const add = useAct(
    () => api.post(path, { name }),
    ["page"],
    () => setName(""),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end">
        <TextInput
          label={t("page.newComponent")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!name.trim()} loading={add.isPending}>
          {t("action.add")}
        </Button>
      </Group>
      <ProblemNote error={add.error} />
    </form>
  );
}
