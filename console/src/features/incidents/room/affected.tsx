import { Anchor, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { IncidentView } from "../../../../../src/api/contract/incidents.ts";
import { Mark } from "../../../parts/mark.tsx";
import { componentStateText, componentTone } from "../../../parts/product-words.ts";
import { Section } from "../../../parts/section.tsx";
import { t } from "../../../texts/index.ts";
import { alertTone } from "../../alerts/alert-tone.ts";

/** A component that stands on two pages in one state is one thing to whoever reads this. */
const asReadersSee = ({ components }: IncidentView) => [
  ...new Map(components.map((component) => [`${component.name} ${component.state}`, component])).values(),
];

/** Services, components as readers see them, alerts and links. */
export const Affected = ({ incident }: { incident: IncidentView }) => (
  <Section title={t("room.affected")}>
    <Stack gap="xs">
      <Text size="sm">
        {incident.services.length
          ? t("room.services", { names: incident.services.map(({ name }) => name).join(", ") })
          : t("room.noServices")}
      </Text>
      {incident.components.length ? <Text size="sm">{t("room.onPages")}</Text> : null}
      {asReadersSee(incident).map((component) => (
        <Group key={component.id} gap="xs">
          <Text size="sm">{component.name}</Text>
          <Mark tone={componentTone(component.state)}>{componentStateText(component.state)}</Mark>
        </Group>
      ))}
      {incident.alerts.map((alert) => (
        <Group key={alert.id} gap="xs">
          <Mark tone={alertTone(alert.state)}>{t(`alert.${alert.state}`)}</Mark>
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link {...props} to="/alerts/$alertId" params={{ alertId: alert.id }}>
                #{alert.number} {alert.summary}
              </Link>
            )}
          />
        </Group>
      ))}
      {incident.links.map((link) => (
        <Anchor key={link.id} size="sm" href={link.url} target="_blank" rel="noreferrer">
          {link.label}
        </Anchor>
      ))}
    </Stack>
  </Section>
);
