import { Stack, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import type { Audience, Plan } from "../../../../../src/api/contract/communication.ts";
import type { SeverityView } from "../../../../../src/api/contract/incidents.ts";
import { api } from "../../../api/client.ts";
import { Loaded } from "../../../parts/loaded.tsx";
import { Page } from "../../../parts/page.tsx";
import { useList } from "../../../parts/use-list.ts";
import { t } from "../../../texts/index.ts";
import { AudiencesSection } from "../audiences/audiences-section.tsx";
import { WithoutMembers } from "../audiences/without-members.tsx";
import { TemplatesSection } from "../templates/templates-section.tsx";
import { ClocksSection } from "./clocks-section.tsx";
import { PlanHistory } from "./plan-history.tsx";
import { RolesSection } from "./roles-section.tsx";
import { SeveritiesSection } from "./severities-section.tsx";

const TABS = ["clocks", "audiences", "wording", "severities"] as const;
type Tab = (typeof TABS)[number];

/** Who is told, how soon, how often, over what, and in which words. */
export function PlanPage() {
  const plan = useQuery({ queryKey: ["plan"], queryFn: () => api.get<Plan>("/plan") });
  const audiences = useList<Audience>("audience", "/audiences");
  const severities = useList<SeverityView>("severity", "/severities");
  const [tab, setTab] = useTab();
  return (
    <Page title={t("nav.plan")}>
      <Loaded query={audiences}>
        {(rings) => (
          <>
            <WithoutMembers audiences={rings} />
            <Tabs value={tab} onChange={setTab} keepMounted={false}>
              <Tabs.List>
                {TABS.map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {t(`plan.tab.${name}`)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Tabs.Panel value="clocks" pt="md">
                <Loaded query={plan}>
                  {(view) => (
                    <Loaded query={severities}>
                      {(levels) => (
                        <>
                          <ClocksSection plan={view} audiences={rings} severities={levels} />
                          <PlanHistory version={view.version} />
                        </>
                      )}
                    </Loaded>
                  )}
                </Loaded>
              </Tabs.Panel>
              <Tabs.Panel value="audiences" pt="md">
                <AudiencesSection audiences={rings} />
              </Tabs.Panel>
              <Tabs.Panel value="wording" pt="md">
                <TemplatesSection />
              </Tabs.Panel>
              <Tabs.Panel value="severities" pt="md">
                <Stack>
                  <Loaded query={severities}>{(levels) => <SeveritiesSection severities={levels} />}</Loaded>
                  <RolesSection />
                </Stack>
              </Tabs.Panel>
            </Tabs>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The tab stands in the address, so that it can be linked and survives a reload. */
function useTab(): [Tab, (tab: string | null) => void] {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  const tab = TABS.find((name) => name === hash) ?? "clocks";
  return [tab, (next) => void navigate({ to: "/plan", hash: next ?? "clocks", replace: true })];
}
