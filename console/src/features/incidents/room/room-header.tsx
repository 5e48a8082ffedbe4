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

type Changing = "severity" | "status" | "reopen" | null;

/** How bad, how far, how long, who leads, where they talk. */
export function RoomHeader({ incident }: { incident: IncidentView }) {
  const [changing, setChanging] = useState<Changing>(null);
  const mayCommand = useMay("incidents.command");
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
      {mayCommand ? (
        <Group gap="xs">
          <Button variant="default" size="compact-sm" onClick={() => setChanging("severity")}>
            {t("room.changeSeverity")}
          </Button>
          {incident.status === "resolved" ? (
            <Button variant="default" size="compact-sm" onClick={() => setChanging("reopen")}>
              {t("room.reopen")}
            </Button>
          ) : (
            <Button variant="default" size="compact-sm" onClick={() => setChanging("status")}>
              {t("room.changeStatus")}
            </Button>
          )}
        </Group>
      ) : null}
      {changing ? (
        <ChangeWithReason incident={incident} what={changing} onClose={() => setChanging(null)} />
      ) : null}
    </>
  );
}
