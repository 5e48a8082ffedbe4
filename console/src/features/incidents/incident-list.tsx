import { Button, SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, Page } from "../../parts/page.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { Declare } from "./declare.tsx";
import { IncidentCard } from "./incident-card.tsx";
import { useIncidents } from "./queries.ts";

type Which = "open" | "resolved" | "all";
const WHICH: Which[] = ["open", "resolved", "all"];

export function IncidentsPage() {
  const [which, setWhich] = useState<Which>("open");
  const [declaring, setDeclaring] = useState(false);
  const incidents = useIncidents(which);
  const mayDeclare = useMay("incidents.declare");
  return (
    <Page
      title={t("nav.incidents")}
      actions={mayDeclare ? <Button onClick={() => setDeclaring(true)}>{t("declare.open")}</Button> : null}
    >
      <SegmentedControl
        aria-label={t("incident.which")}
        value={which}
        onChange={(value) => setWhich(value as Which)}
        data={WHICH.map((value) => ({ value, label: t(`incident.which.${value}`) }))}
      />
      <Loaded query={incidents}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t("incident.none")}</Empty>
          ) : (
            <Stack>
              {items.map((incident) => (
                <IncidentCard key={incident.id} incident={incident} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {declaring ? <Declare onClose={() => setDeclaring(false)} /> : null}
    </Page>
  );
}
