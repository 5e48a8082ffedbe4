import { Alert, Button, Code, CopyButton, Group, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { WebhookEndpointCreated, WebhookEndpointView } from "../../../../src/api/contract/delivery.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Empty } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { SureButton } from "../../parts/sure-button.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { When } from "../../parts/when.tsx";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { WebhookEditor } from "./webhook-editor.tsx";
import { WebhookLog } from "./webhook-log.tsx";

/** Where domain events leave to. */
export function WebhooksSection() {
  const endpoints = useList<WebhookEndpointView>("webhook-endpoint", "/webhook-endpoints");
  const [editing, setEditing] = useState<WebhookEndpointView | "new" | null>(null);
  const [made, setMade] = useState<WebhookEndpointCreated | null>(null);
  return (
    <Section
      title={t("webhooks.title")}
      actions={
        <Button size="compact-sm" variant="default" onClick={() => setEditing("new")}>
          {t("webhooks.add")}
        </Button>
      }
    >
      <Text size="sm" c="dimmed">
        {t("webhooks.intro")}
      </Text>
      {made ? <Secret endpoint={made} onDone={() => setMade(null)} /> : null}
      <Loaded query={endpoints}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t("webhooks.none")}</Empty>
          ) : (
            items.map((endpoint) => (
              <Endpoint key={endpoint.id} endpoint={endpoint} onEdit={() => setEditing(endpoint)} />
            ))
          )
        }
      </Loaded>
      {editing ? (
        <WebhookEditor
          endpoint={editing === "new" ? null : editing}
          onCreated={setMade}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Section>
  );
}

const Secret = ({ endpoint, onDone }: { endpoint: WebhookEndpointCreated; onDone: () => void }) => (
  <Alert color="teal" title={t("webhooks.once")} role="status">
    <Stack gap="xs">
      <Text size="sm">{endpoint.url}</Text>
      <Code block>{endpoint.secret}</Code>
      <Group gap="xs">
        <CopyButton value={endpoint.secret}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {t(copied ? "webhooks.copied" : "webhooks.copy")}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t("webhooks.done")}
        </Button>
      </Group>
    </Stack>
  </Alert>
);

function Endpoint({ endpoint, onEdit }: { endpoint: WebhookEndpointView; onEdit: () => void }) {
  const [showLog, setShowLog] = useState(false);
  const path = `/webhook-endpoints/${endpoint.id}`;
  const toggle = useAct((disabled: boolean) => api.patch(path, { disabled }), ["webhook-endpoint"]);
  const test = useAct(
    () => api.post(`${path}/test`),
    ["webhook-endpoint"],
    () => setShowLog(true),
  );
  const remove = useAct(() => api.delete(path), ["webhook-endpoint"]);
  const isOff = endpoint.disabledAt !== null;
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <Group gap="xs">
          <Text fw={600} style={{ overflowWrap: "anywhere" }}>
            {endpoint.url}
          </Text>
          <Standing endpoint={endpoint} />
        </Group>
        {endpoint.description ? <Text size="sm">{endpoint.description}</Text> : null}
        <Text size="sm" c="dimmed">
          {endpoint.eventNames.includes("*") ? t("webhooks.all") : endpoint.eventNames.join(", ")}
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={onEdit}>
            {t("action.edit")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isOff}
            loading={test.isPending}
            onClick={() => test.mutate(undefined)}
          >
            {t("webhooks.test")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={toggle.isPending}
            onClick={() => toggle.mutate(!isOff)}
          >
            {t(isOff ? "webhooks.switchOn" : "webhooks.switchOff")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={showLog}
            onClick={() => setShowLog(!showLog)}
          >
            {t(showLog ? "webhooks.hideLog" : "webhooks.log")}
          </Button>
          <SureButton question={t("webhooks.removeQuestion")} onSure={() => remove.mutate(undefined)}>
            {t("webhooks.remove")}
          </SureButton>
        </Group>
        {test.isSuccess ? (
          <Text size="sm" role="status">
            {t("webhooks.testSent")}
          </Text>
        ) : null}
        <ProblemNote error={toggle.error ?? test.error ?? remove.error} />
        {showLog ? <WebhookLog endpointId={endpoint.id} /> : null}
      </Stack>
    </Paper>
  );
}

function Standing({ endpoint }: { endpoint: WebhookEndpointView }) {
  if (endpoint.disabledAt)
    return (
      <Mark tone="quiet">
        {endpoint.disabledBecause
          ? t("webhooks.offBecause", { why: endpoint.disabledBecause })
          : t("webhooks.off")}
      </Mark>
    );
  if (endpoint.failingSince)
    return (
      <Group gap={4}>
        <Mark tone="bad">{t("webhooks.failing")}</Mark>
        <Text size="sm">{t("webhooks.failingSince")}</Text>
        <When at={endpoint.failingSince} />
      </Group>
    );
  return <Mark tone="good">{t("webhooks.on")}</Mark>;
}
