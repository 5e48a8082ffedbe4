import { Anchor, Button, Code, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { AlertDetail } from "../../../../src/api/contract/alerts.ts";
import type { SubjectNotifications } from "../../../../src/api/contract/oncall.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, Page } from "../../parts/page.tsx";
import { deliveryStateText } from "../../parts/product-words.ts";
import { Section } from "../../parts/section.tsx";
import { When } from "../../parts/when.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { useChannelName } from "../communication/audiences/channels-input.tsx";
import { Declare } from "../incidents/declare.tsx";
import { AlertActions } from "./alert-actions.tsx";
import { AlertMarks } from "./alert-marks.tsx";

/** One alert: what it says, who was told why, and all that happened to it. */
export function AlertPage() {
  const { alertId } = useParams({ strict: false }) as { alertId: string }; // this route has the parameter
  const alert = useQuery({
    queryKey: ["alert", alertId],
    queryFn: () => api.get<AlertDetail>(`/alerts/${alertId}`),
  });
  return <Loaded query={alert}>{(view) => <Shown alert={view} />}</Loaded>;
}

function Shown({ alert }: { alert: AlertDetail }) {
  const [declaring, setDeclaring] = useState(false);
  const mayDeclare = useMay("incidents.declare");
  return (
    <Page
      title={`#${alert.number} ${alert.summary}`}
      actions={
        mayDeclare && !alert.incidentId ? (
          <Button variant="default" onClick={() => setDeclaring(true)}>
            {t("declare.open")}
          </Button>
        ) : null
      }
    >
      <AlertMarks alert={alert} />
      <AlertActions alert={alert} />
      <Notifications alertId={alert.id} />
      <Section title={t("alert.details")}>
        <Text size="sm">
          {t(alert.eventCount === 1 ? "alert.fromOnce" : "alert.from", {
            source: alert.sourceName,
            count: alert.eventCount,
          })}
        </Text>
        <Where alert={alert} />
        {alert.routedBecause ? <Text size="sm">{alert.routedBecause}</Text> : null}
        {Object.keys(alert.details).length > 0 ? (
          <Code block>{JSON.stringify(alert.details, null, 2)}</Code>
        ) : null}
      </Section>
      <Section title={t("alert.log")}>
        <Stack gap={6}>
          {alert.log.map((entry) => (
            <Group key={entry.id} gap="xs">
              <Text size="sm">{entry.says}</Text>
              <When at={entry.at} />
            </Group>
          ))}
        </Stack>
      </Section>
      {declaring ? <Declare alert={alert} onClose={() => setDeclaring(false)} /> : null}
    </Page>
  );
}

const PLACES = ["origin", "component", "group", "class", "client"] as const;

/** Where it was seen, in the monitor's own fields, and where the monitor says to look. */
function Where({ alert }: { alert: AlertDetail }) {
  const links = alert.clientUrl
    ? [{ href: alert.clientUrl, text: alert.client ?? alert.clientUrl }, ...alert.links]
    : alert.links;
  return (
    <>
      {PLACES.map((place) =>
        alert[place] ? (
          <Text key={place} size="sm">
            {t(`alert.place.${place}`)}: {alert[place]}
          </Text>
        ) : null,
      )}
      {links.map((link) => (
        <Anchor key={link.href} size="sm" href={link.href} target="_blank" rel="noreferrer">
          {link.text || link.href}
        </Anchor>
      ))}
    </>
  );
}

function Notifications({ alertId }: { alertId: string }) {
  const channelName = useChannelName();
  const query = useQuery({
    queryKey: ["notification", alertId],
    queryFn: () => api.get<SubjectNotifications>(`/alerts/${alertId}/notifications`),
  });
  return (
    <Section title={t("alert.whoWasTold")}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t("alert.nobodyTold")}</Empty>
          ) : (
            <Stack gap={6}>
              {items.map((one) => (
                <Group key={one.id} gap="xs">
                  <Text size="sm" fw={600}>
                    {one.person.name}
                  </Text>
                  <Text size="sm">{one.reason}</Text>
                  <When at={one.at} />
                  <Text size="xs" c="dimmed">
                    {one.deliveries
                      .map(
                        (delivery) =>
                          `${channelName(delivery.channel)}: ${deliveryStateText(delivery.state)}`,
                      )
                      .join(" · ")}
                  </Text>
                </Group>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
}
