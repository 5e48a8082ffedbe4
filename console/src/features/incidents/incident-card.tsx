import { Anchor, Group, Paper, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { IncidentSummary } from "../../../../src/api/contract/incidents.ts";
import { Mark } from "../../parts/mark.tsx";
import { severityTone, statusText, statusTone } from "../../parts/product-words.ts";
import { When } from "../../parts/when.tsx";
import { t } from "../../texts/index.ts";

/** One incident in a list: how bad, how far, who leads, since when. */
export function IncidentCard({ incident }: { incident: IncidentSummary }) {
  return (
    <Paper withBorder p="sm" component="article">
      <Stack gap={4}>
        <Group gap="xs">
          <Mark tone={severityTone(incident.severity)}>{incident.severity}</Mark>
          <Mark tone={statusTone(incident.status)}>{statusText(incident.status)}</Mark>
          {incident.drill ? <Mark tone="quiet">{t("incident.drill")}</Mark> : null}
          <When at={incident.startedAt} />
        </Group>
        <Anchor
          fw={600}
          renderRoot={(props) => (
            <Link {...props} to="/incidents/$incidentId" params={{ incidentId: incident.id }}>
              #{incident.number} {incident.internalTitle}
            </Link>
          )}
        />
        <Text size="sm" c="dimmed">
          {t("incident.leads", {
            commander: incident.commander?.name ?? t("incident.nobody"),
            communications: incident.communicationsLead?.name ?? t("incident.nobody"),
          })}
        </Text>
      </Stack>
    </Paper>
  );
}
