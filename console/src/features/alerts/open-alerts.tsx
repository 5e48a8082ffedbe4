import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AlertList } from "../../../../src/api/contract/alerts.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { t } from "../../texts/index.ts";
import { AlertRow } from "./alert-row.tsx";

export function OpenAlerts() {
  const alerts = useQuery({
    queryKey: ["alert", "open"],
    queryFn: () => api.get<AlertList>("/alerts", { state: "open", limit: 20 }),
  });
  return (
    <Section title={t("now.openAlerts")}>
      <Loaded query={alerts}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t("now.noAlerts")}</Empty>
          ) : (
            <Stack gap="sm">
              {items.map((alert) => (
                <AlertRow key={alert.id} alert={alert} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
}
