import { Grid, Stack, Tabs } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Loaded } from "../../../parts/loaded.tsx";
import { Page } from "../../../parts/page.tsx";
import { t } from "../../../texts/index.ts";
import { Composer } from "../../communication/composer/composer.tsx";
import { Rings } from "../../communication/rings.tsx";
import { Updates } from "../../communication/updates.tsx";
import { IncidentPostmortem } from "../../postmortems/incident-postmortem.tsx";
import { useIncident } from "../queries.ts";
import { Affected } from "./affected.tsx";
import { RoomHeader } from "./room-header.tsx";
import { RoomPeople } from "./room-people.tsx";
import { Tasks } from "./tasks.tsx";
import { Timeline } from "./timeline.tsx";

const TABS = ["overview", "update", "sent", "postmortem"] as const;

/** The incident room: everything about one incident, live. */
export function IncidentRoom() {
  const { incidentId } = useParams({ strict: false }) as { incidentId: string }; // this route has the parameter
  const incident = useIncident(incidentId);
  const [tab, setTab] = useState<string | null>("overview");
  return (
    <Loaded query={incident}>
      {(view) => (
        <Page title={`#${view.number} ${view.internalTitle}`}>
          <RoomHeader incident={view} />
          <Rings incidentId={view.id} />
          <Tabs value={tab} onChange={setTab} keepMounted={false}>
            <Tabs.List>
              {TABS.map((name) => (
                <Tabs.Tab key={name} value={name}>
                  {t(`room.${name}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="overview" pt="md">
              <Grid gap="md">
                <Grid.Col span={{ base: 12, md: 7 }}>
                  <Timeline incidentId={view.id} />
                </Grid.Col>
                <Grid.Col span={{ base: 12, md: 5 }}>
                  <Stack>
                    <RoomPeople incident={view} />
                    <Tasks incident={view} />
                    <Affected incident={view} />
                  </Stack>
                </Grid.Col>
              </Grid>
            </Tabs.Panel>
            <Tabs.Panel value="update" pt="md">
              {/* Sent words are shown at once: an untouched form would invite to send the same again. */}
              <Composer incident={view} onSent={() => setTab("sent")} />
            </Tabs.Panel>
            <Tabs.Panel value="sent" pt="md">
              <Updates incidentId={view.id} />
            </Tabs.Panel>
            <Tabs.Panel value="postmortem" pt="md">
              <IncidentPostmortem incident={view} />
            </Tabs.Panel>
          </Tabs>
        </Page>
      )}
    </Loaded>
  );
}
