import { ActionIcon, Button, Group, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type {
  ArrangeComponents,
  Component,
  ComponentGroup,
  ComponentList,
  ComponentState,
} from "../../../../src/api/contract/status-pages.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/page.tsx";
import { componentStateText } from "../../parts/product-words.ts";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { ComponentEditor } from "./component-editor.tsx";
import { GroupEditor } from "./group-editor.tsx";
import { type Entry, layoutOf, movedOrder } from "./layout.ts";

// "Under maintenance" is set by a maintenance, so that readers know from when until when.
const BY_HAND: ComponentState[] = ["operational", "degraded_performance", "partial_outage", "major_outage"];

type Editing = { component: Component | null } | { group: ComponentGroup | null } | null;

/** What readers see, in their order: its state by hand, its groups, and what is said about it. */
export function Components({ pageId }: { pageId: string }) {
  const path = `/status-pages/${pageId}/components`;
  const list = useQuery({ queryKey: ["page", path, {}], queryFn: () => api.get<ComponentList>(path) });
  const [editing, setEditing] = useState<Editing>(null);
  const mayManage = useMay("pages.manage");
  const close = () => setEditing(null);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t("page.components")}
        </Title>
        {mayManage ? (
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => setEditing({ component: null })}>
              {t("component.add")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setEditing({ group: null })}>
              {t("component.addGroup")}
            </Button>
          </Group>
        ) : null}
      </Group>
      <Loaded query={list}>
        {(view) => <Layout path={path} layout={layoutOf(view)} mayManage={mayManage} onEdit={setEditing} />}
      </Loaded>
      {editing && "component" in editing ? (
        <ComponentEditor
          path={path}
          component={editing.component}
          groups={list.data?.groups ?? []}
          onClose={close}
        />
      ) : null}
      {editing && "group" in editing ? (
        <GroupEditor pageId={pageId} group={editing.group} onClose={close} />
      ) : null}
    </Stack>
  );
}

type LayoutProps = {
  path: string;
  layout: Entry[];
  mayManage: boolean;
  onEdit: (editing: Editing) => void;
};

function Layout({ path, layout, mayManage, onEdit }: LayoutProps) {
  const arrange = useAct(
    (order: ArrangeComponents["order"]) => api.put(`${path}/order`, { order }),
    ["page"],
  );
  const state = useAct(
    ({ id, state }: { id: string; state: ComponentState }) => api.post(`${path}/${id}/state`, { state }),
    ["page"],
  );
  if (layout.length === 0) return <Empty>{t("component.none")}</Empty>;
  const rows = (list: Entry[]) =>
    list.map((entry, at) => (
      <Stack key={entry.id} gap="xs">
        <Group gap="xs" justify="space-between" align="center">
          <Text fw={entry.kind === "group" ? 600 : 400} flex="1 1 8rem" style={{ overflowWrap: "anywhere" }}>
            {entry.name}
          </Text>
          <Group gap={4} wrap="nowrap">
            {entry.kind === "component" ? (
              <StateInput
                component={entry.component}
                disabled={!mayManage}
                onChange={(next) => state.mutate({ id: entry.id, state: next })}
              />
            ) : null}
            {mayManage ? (
              <RowActions
                entry={entry}
                isFirst={at === 0}
                isLast={at === list.length - 1}
                onMove={(by) => arrange.mutate(movedOrder(layout, list, at, by))}
                onEdit={() =>
                  onEdit(entry.kind === "group" ? { group: entry.group } : { component: entry.component })
                }
              />
            ) : null}
          </Group>
        </Group>
        {entry.kind === "group" ? (
          <Stack gap="xs" pl="md">
            {rows(entry.members)}
          </Stack>
        ) : null}
      </Stack>
    ));
  return (
    <>
      {rows(layout)}
      <ProblemNote error={state.error ?? arrange.error} />
    </>
  );
}

type StateProps = { component: Component; disabled: boolean; onChange: (state: ComponentState) => void };

const StateInput = ({ component, disabled, onChange }: StateProps) => (
  <NativeSelect
    size="xs"
    aria-label={t("component.stateOf", { name: component.name })}
    disabled={disabled}
    value={component.state}
    data={[...new Set([...BY_HAND, component.state])].map((value) => ({
      value,
      label: componentStateText(value),
    }))}
    onChange={(event) => onChange(event.currentTarget.value as ComponentState)}
  />
);

type ActionsProps = {
  entry: Entry;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
};

const RowActions = ({ entry: { name }, isFirst, isLast, onMove, onEdit }: ActionsProps) => (
  <>
    <ActionIcon
      variant="default"
      disabled={isFirst}
      aria-label={t("component.up", { name })}
      onClick={() => onMove(-1)}
    >
      ↑
    </ActionIcon>
    <ActionIcon
      variant="default"
      disabled={isLast}
      aria-label={t("component.down", { name })}
      onClick={() => onMove(1)}
    >
      ↓
    </ActionIcon>
    <Button
      flex="none"
      size="compact-sm"
      variant="default"
      aria-label={t("component.editOf", { name })}
      onClick={onEdit}
    >
      {t("action.edit")}
    </Button>
  </>
);
