import { Anchor, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { IncidentView } from "../../../../../src/api/contract/incidents.ts";
import { Mark } from "../../../parts/mark.tsx";
import { severityTone, statusText, statusTone } from "../../../parts/product-words.ts";
import { useNow } from "../../../parts/use-now.ts";
import { clockFace } from "../../../parts/when.tsx";
import { t } from "../../../texts/index.ts";
import { useMay } from "../../access/use-me.ts";
import { ChangeWithReason } from "./change-with-reason.tsx";
import { EditIncident } from "./edit-incident.tsx";

type Changing = "severity" | "status" | "reopen" | null;

/** How bad, how far, how long, who leads, where they talk. */
export function RoomHeader({ incident }: { incident: IncidentView }) {
  const [changing, setChanging] = useState<Changing>(null);
  const [editing, setEditing] = useState(false);
  const mayCommand = useMay("incidents.command");
  const mayContribute = useMay("incidents.contribute");
  const now = useNow(1_000);
  const until = incident.resolvedAt ? new Date(incident.resolvedAt).getTime() : now;
  const elapsed = clockFace(until - new Date(incident.startedAt).getTime());
  return (
    <>
      <Group gap="sm">
        <Mark tone={severityTone(incident.severity)}>{incident.severity}</Mark>
        <Mark tone={statusTone(incident.status)}>{statusText(incident.status)}</Mark>
        {incident.drill ? <Mark tone="quiet">{t("incident.drill")}</Mark> : null}
        <Text size="sm" ff="monospace" aria-label={t("room.elapsed")}>
          {elapsed}
        </Text>
        <Text size="sm" c="dimmed">
          {t("room.publicTitle", { title: incident.publicTitle })}
        </Text>
        {incident.bridgeUrl ? (
          <Anchor href={incident.bridgeUrl} target="_blank" rel="noreferrer">
            {t("room.bridge")}
          </Anchor>
        ) : null}
      </Group>
      <Group gap="xs">
        {mayCommand ? <Commands resolved={incident.status === "resolved"} onChange={setChanging} /> : null}
        {mayContribute ? (
          <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
            {t("room.edit")}
          </Button>
        ) : null}
      </Group>
      {editing ? <EditIncident incident={incident} onClose={() => setEditing(false)} /> : null}
      {changing ? (
        <ChangeWithReason incident={incident} what={changing} onClose={() => setChanging(null)} />
      ) : null}
    </>
  );
}

type CommandsProps = { resolved: boolean; onChange: (what: Changing) => void };

const Commands = ({ resolved, onChange }: CommandsProps) => (
  <>
    <Button variant="default" size="compact-sm" onClick={() => onChange("severity")}>
      {t("room.changeSeverity")}
    </Button>
    <Button variant="default" size="compact-sm" onClick={() => onChange(resolved ? "reopen" : "status")}>
      {t(resolved ? "room.reopen" : "room.changeStatus")}
    </Button>
  </>
);
