import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { AlertSummary } from "../../../../src/api/contract/alerts.ts";
import { t } from "../../texts/index.ts";
import { AlertActions } from "./alert-actions.tsx";
import { AlertMarks } from "./alert-marks.tsx";

/** One alert in a list, with what can be done about it. */
export const AlertRow = ({ alert }: { alert: AlertSummary }) => (
  <Stack gap={4}>
    <AlertMarks alert={alert} />
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
