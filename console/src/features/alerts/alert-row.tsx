import { Anchor, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { AlertSummary } from "../../../../src/api/contract/alerts.ts";
import { Mark } from "../../parts/mark.tsx";
import { When } from "../../parts/when.tsx";
import { t } from "../../texts/index.ts";
import { AlertActions } from "./alert-actions.tsx";
import { alertTone } from "./alert-tone.ts";

/** One alert in a list, with what can be done about it. */
export const AlertRow = ({ alert }: { alert: AlertSummary }) => (
  <Stack gap={4}>
    <Group gap="xs">
      <Mark tone={alertTone(alert.state)}>{t(`alert.${alert.state}`)}</Mark>
      <Mark tone={alert.severity === "critical" ? "bad" : "calm"}>
        {t(`alert.severity.${alert.severity}`)}
      </Mark>
      {alert.flapping ? <Mark tone="watch">{t("alert.flapping")}</Mark> : null}
      <When at={alert.triggeredAt} />
    </Group>
    <Anchor
      size="sm"
      fw={600}
      renderRoot={(props) => (
        <Link {...props} to="/alerts/$alertId" params={{ alertId: alert.id }}>
          #{alert.number} {alert.summary}
        </Link>
      )}
    />
    {alert.suppressedReason ? (
      <Text size="xs" c="dimmed">
        {t("alert.suppressed", { reason: alert.suppressedReason })}
      </Text>
    ) : null}
    <AlertActions alert={alert} />
  </Stack>
);
