import { Anchor, Group, Stack, Text } from "@mantine/core";
import type { StatusPage } from "../../../../src/api/contract/status-pages.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import { Components } from "./components.tsx";
import { Maintenances } from "./maintenances.tsx";
import { Subscribers } from "./subscribers.tsx";

/** Every status page: its components, maintenance and subscribers. */
export function StatusPagesPage() {
  const pages = useList<StatusPage>("page", "/status-pages");
  return (
    <Page title={t("nav.statusPage")}>
      <Loaded query={pages}>
        {(items) =>
          items.map((page) => (
            <Section key={page.id} title={page.name}>
              <Stack gap="md">
                <Group gap="xs">
                  <Anchor href={page.url} target="_blank" rel="noreferrer">
                    {page.url}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    {t(`page.${page.visibility}`)} · {page.status.description} · {page.timeZone}
                  </Text>
                </Group>
                <Components pageId={page.id} />
                <Maintenances pageId={page.id} />
                {page.visibility === "public" ? <Subscribers pageId={page.id} /> : null}
              </Stack>
            </Section>
          ))
        }
      </Loaded>
    </Page>
  );
}
