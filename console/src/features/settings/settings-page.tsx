import { Page } from "../../parts/page.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { AccountSection } from "./account-section.tsx";
import { ApiKeysSection } from "./api-keys-section.tsx";
import { ChannelsSection } from "./channels-section.tsx";
import { MembersSection } from "./members-section.tsx";
import { RoutingSection } from "./routing-section.tsx";
import { SourcesSection } from "./sources-section.tsx";
import { WebhooksSection } from "./webhooks-section.tsx";
import { WorkspaceSection } from "./workspace-section.tsx";

/** What an administrator sets up, and everyone's own account. */
export function SettingsPage() {
  const [workspace, sources, members, keys, channels] = [
    useMay("workspace.manage"),
    useMay("sources.manage"),
    useMay("members.manage"),
    useMay("keys.manage"),
    useMay("delivery.manage"),
  ];
  return (
    <Page title={t("nav.settings")}>
      <AccountSection />
      {workspace ? <WorkspaceSection /> : null}
      {sources ? <SourcesSection /> : null}
      {sources ? <RoutingSection /> : null}
      {channels ? <ChannelsSection /> : null}
      {channels ? <WebhooksSection /> : null}
      {members ? <MembersSection /> : null}
      {keys ? <ApiKeysSection /> : null}
    </Page>
  );
}
