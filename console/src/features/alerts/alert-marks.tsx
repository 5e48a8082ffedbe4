import { Group } from "@mantine/core";
import type { AlertSummary } from "../../../../src/api/contract/alerts.ts";
import { Mark } from "../../parts/mark.tsx";
import { When } from "../../parts/when.tsx";
import { t } from "../../texts/index.ts";
import { alertTone } from "./alert-tone.ts";

/** How an alert stands, at a glance. */
export const AlertMarks = ({ alert }: { alert: AlertSummary }) => (
  <Group gap="xs">
    <Mark tone={alertTone(alert.state)}>{t(`alert.${alert.state}`)}</Mark>
    <Mark tone={alert.severity === "critical" ? "bad" : "calm"}>{t(`alert.severity.${alert.severity}`)}</Mark>
    {alert.flapping ? <Mark tone="watch">{t("alert.flapping")}</Mark> : null}
    <When at={alert.triggeredAt} />
  </Group>
);
