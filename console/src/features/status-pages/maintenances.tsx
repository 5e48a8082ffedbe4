import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type {
  Maintenance,
  MaintenanceStatus,
  MoveMaintenance,
} from "../../../../src/api/contract/status-pages.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Empty } from "../../parts/page.tsx";
import { SureButton } from "../../parts/sure-button.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { When } from "../../parts/when.tsx";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { MaintenanceEditor } from "./maintenance-editor.tsx";

type Step = MoveMaintenance["status"];

/** Where a maintenance can go from where it is; cancelling is asked about apart. */
const STEPS: Record<MaintenanceStatus, Step[]> = {
  scheduled: ["in_progress"],
  in_progress: ["verifying", "completed"],
  verifying: ["completed"],
  completed: [],
  cancelled: [],
};

/** Planned work: it begins and ends by itself, and subscribers are told before. */
export function Maintenances({ pageId }: { pageId: string }) {
  const [editing, setEditing] = useState<Maintenance | "new" | null>(null);
  const maintenances = useList<Maintenance>("page", `/status-pages/${pageId}/maintenances`);
  const mayManage = useMay("pages.manage");
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t("page.maintenance")}
        </Title>
        {mayManage ? (
          <Button size="compact-sm" variant="default" onClick={() => setEditing("new")}>
            {t("page.scheduleMaintenance")}
          </Button>
        ) : null}
      </Group>
      <Loaded query={maintenances}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t("page.noMaintenance")}</Empty>
          ) : (
            items.map((one) => (
              <Planned key={one.id} maintenance={one} mayManage={mayManage} onEdit={() => setEditing(one)} />
            ))
          )
        }
      </Loaded>
      {editing ? (
        <MaintenanceEditor
          pageId={pageId}
          maintenance={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Stack>
  );
}

type PlannedProps = { maintenance: Maintenance; mayManage: boolean; onEdit: () => void };

function Planned({ maintenance, mayManage, onEdit }: PlannedProps) {
  const { id, title, status } = maintenance;
  const move = useAct((to: Step) => api.post(`/maintenances/${id}/status`, { status: to }), ["page"]);
  const isOver = status === "completed" || status === "cancelled";
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Mark tone={status === "in_progress" ? "watch" : isOver ? "quiet" : "calm"}>
          {t(`maintenance.${status}`)}
        </Mark>
        <Text size="sm">{title}</Text>
        <When at={maintenance.scheduledFor} />
        <Text size="sm" c="dimmed">
          {t("maintenance.until")}
        </Text>
        <When at={maintenance.scheduledUntil} />
      </Group>
      {mayManage && !isOver ? (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("maintenance.edit", { title })}
            onClick={onEdit}
          >
            {t("action.edit")}
          </Button>
          {STEPS[status].map((to) => (
            <Button
              key={to}
              size="compact-sm"
              variant="default"
              loading={move.isPending}
              onClick={() => move.mutate(to)}
            >
              {t(`maintenance.to.${to}`)}
            </Button>
          ))}
          {status === "scheduled" ? (
            <SureButton
              question={t("maintenance.cancelQuestion", { title })}
              onSure={() => move.mutate("cancelled")}
            >
              {t("maintenance.to.cancelled")}
            </SureButton>
          ) : null}
        </Group>
      ) : null}
      <ProblemNote error={move.error} />
    </Stack>
  );
}
