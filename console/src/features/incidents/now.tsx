import { Button, SimpleGrid, Stack } from "@mantine/core";
import { useState } from "react";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { OpenAlerts } from "../alerts/open-alerts.tsx";
import { HeldNote } from "../delivery/held-note.tsx";
import { OnCallNow } from "../oncall/on-call-now.tsx";
import { BeforeTheFirst } from "./before-the-first.tsx";
import { Declare } from "./declare.tsx";
import { IncidentCard } from "./incident-card.tsx";
import { useIncidents } from "./queries.ts";

/** The first screen: what is going on right now, who is on it, and what is promised. */
export function Now() {
  const incidents = useIncidents("open");
  const mayDeclare = useMay("incidents.declare");
  const [declaring, setDeclaring] = useState(false);
  return (
    <Page
      title={t("nav.now")}
      actions={mayDeclare ? <Button onClick={() => setDeclaring(true)}>{t("declare.open")}</Button> : null}
    >
      <BeforeTheFirst />
      <HeldNote />
      <Section title={t("now.openIncidents")}>
        <Loaded query={incidents}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>{t("now.noIncidents")}</Empty>
            ) : (
              <Stack>
                {items.map((incident) => (
                  <IncidentCard key={incident.id} incident={incident} />
                ))}
              </Stack>
            )
          }
        </Loaded>
      </Section>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <OpenAlerts />
        <OnCallNow />
      </SimpleGrid>
      {declaring ? <Declare onClose={() => setDeclaring(false)} /> : null}
    </Page>
  );
}
