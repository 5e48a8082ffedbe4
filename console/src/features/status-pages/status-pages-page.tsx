import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Audience } from "../../../../src/api/contract/communication.ts";
import type { StatusPage } from "../../../../src/api/contract/status-pages.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { Components } from "./components.tsx";
import { Maintenances } from "./maintenances.tsx";
import { PageEditor } from "./page-editor.tsx";
import { Subscribers } from "./subscribers.tsx";

/** Every status page: its settings, components, maintenance and subscribers. */
export function StatusPagesPage() {
  const pages = useList<StatusPage>("page", "/status-pages");
  const [editing, setEditing] = useState<StatusPage | "new" | null>(null);
  const mayManage = useMay("pages.manage");
  return (
    <Page
      title={t("nav.statusPage")}
      actions={
        mayManage ? (
          <Button variant="default" onClick={() => setEditing("new")}>
            {t("page.add")}
          </Button>
        ) : null
      }
    >
      <Loaded query={pages}>
        {(items) =>
          items.map((page) => (
            <Section
              key={page.id}
              title={page.name}
              actions={
                mayManage ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t("page.editOf", { name: page.name })}
                    onClick={() => setEditing(page)}
                  >
                    {t("page.edit")}
                  </Button>
                ) : null
              }
            >
              <Stack gap="lg">
                <About page={page} />
                <Components pageId={page.id} />
                <Maintenances pageId={page.id} />
                {page.visibility === "public" ? <Subscribers pageId={page.id} /> : null}
              </Stack>
            </Section>
          ))
        }
      </Loaded>
      {editing ? (
        <PageEditor page={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Page>
  );
}

function About({ page }: { page: StatusPage }) {
  const audiences = useList<Audience>("audience", "/audiences");
  const reader = audiences.data?.find(({ id }) => id === page.audienceId);
  return (
    <Group gap="xs">
      <Anchor href={page.url} target="_blank" rel="noreferrer" style={{ overflowWrap: "anywhere" }}>
        {page.url}
      </Anchor>
      <Text size="sm" c="dimmed">
        {[
          t(`page.${page.visibility}`),
          page.status.description,
          page.timeZone,
          ...(reader ? [t("page.readsAudience", { name: reader.name })] : []),
        ].join(" · ")}
      </Text>
    </Group>
  );
}
