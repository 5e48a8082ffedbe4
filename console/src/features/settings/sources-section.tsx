import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { AlertSource, AlertSourceKind } from "../../../../src/api/contract/alerts.ts";
import type { ServiceView } from "../../../../src/api/contract/people.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Empty } from "../../parts/page.tsx";
import { RemoveButton } from "../../parts/remove-button.tsx";
import { Section } from "../../parts/section.tsx";
import { useList } from "../../parts/use-list.ts";
import { bothClocks, When } from "../../parts/when.tsx";
import { t } from "../../texts/index.ts";
import { AddSource, ChangeSource } from "./edit-source.tsx";
import { RejectedInputDialog } from "./rejected-input.tsx";
import { SourceKey } from "./source-key.tsx";

/** Where alerts come in, how to point a monitor at it, and what was refused there. */
export function SourcesSection() {
  const sources = useList<AlertSource>("alert-source", "/alert-sources");
  const kinds = useList<AlertSourceKind>("alert-source", "/alert-source-kinds");
  const services = useList<ServiceView>("service", "/services");
  const [isAdding, setAdding] = useState(false);
  return (
    <Section
      title={t("sources.title")}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          disabled={!kinds.data?.length}
          onClick={() => setAdding(true)}
        >
          {t("sources.new")}
        </Button>
      }
    >
      <Loaded query={sources}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t("sources.none")}</Empty>
          ) : (
            <Stack gap="lg">
              {items.map((source) => (
                <Source
                  key={source.id}
                  source={source}
                  kind={kinds.data?.find(({ kind }) => kind === source.kind)}
                  service={services.data?.find(({ id }) => id === source.serviceId)?.name}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {isAdding && kinds.data ? <AddSource kinds={kinds.data} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

type SourceProps = {
  source: AlertSource;
  kind: AlertSourceKind | undefined;
  service: string | undefined;
};

function Source({ source, kind, service }: SourceProps) {
  const [shown, setShown] = useState<"nothing" | "form" | "rejected">("nothing");
  const close = () => setShown("nothing");
  return (
    <Stack gap="xs">
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <Text fw={600}>{source.name}</Text>
          {source.disabledAt ? <Mark tone="watch">{t("sources.disabled")}</Mark> : null}
          {source.rejectedInLastDay ? (
            <Mark tone="bad">{t("sources.rejectedCount", { count: source.rejectedInLastDay })}</Mark>
          ) : null}
        </Group>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("form.edit", { name: source.name })}
            onClick={() => setShown("form")}
          >
            {t("action.edit")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setShown("rejected")}>
            {t("sources.rejected")}
          </Button>
          <RemoveButton
            name={source.name}
            consequence={t("sources.removeHint")}
            path={`/alert-sources/${source.id}`}
            changes={["alert-source"]}
          />
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {[kind?.name ?? source.kind, service].filter(Boolean).join(" · ")} ·{" "}
        {source.lastEventAt ? (
          <>
            {t("sources.lastEvent")} <When at={source.lastEventAt} />
          </>
        ) : (
          t("sources.neverHeard")
        )}
      </Text>
      {source.previousKeyUntil ? (
        <Text size="sm">{t("sources.previousKey", { at: bothClocks(source.previousKeyUntil) })}</Text>
      ) : null}
      <SourceKey source={source} />
      {shown === "form" ? <ChangeSource source={source} kind={kind} onClose={close} /> : null}
      {shown === "rejected" ? <RejectedInputDialog source={source} onClose={close} /> : null}
    </Stack>
  );
}
