import { Button, Code, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { AlertSource, RotateKeyBody, RoutingKeyView } from "../../../../src/api/contract/alerts.ts";
import { api } from "../../api/client.ts";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useDraft } from "../../parts/use-draft.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

/** Where to point the monitor, with which key; and a new key for when the old one got about. */
export function SourceKey({ source }: { source: AlertSource }) {
  const [key, setKey] = useState<RoutingKeyView | null>(null);
  const [isRotating, setRotating] = useState(false);
  const reveal = useAct(
    () => api.post<RoutingKeyView>(`/alert-sources/${source.id}/routing-key/reveal`),
    [],
    setKey,
  );
  const rotated = (made: RoutingKeyView) => {
    setKey(made);
    setRotating(false);
  };
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          loading={reveal.isPending}
          onClick={() => reveal.mutate(undefined)}
        >
          {t("sources.showKey")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setRotating(true)}>
          {t("sources.rotate")}
        </Button>
      </Group>
      <ProblemNote error={reveal.error} />
      {key ? <HowToConnect shown={key} /> : null}
      {isRotating ? (
        <RotateKey source={source} onClose={() => setRotating(false)} onRotated={rotated} />
      ) : null}
    </Stack>
  );
}

function HowToConnect({ shown }: { shown: RoutingKeyView }) {
  const parts: [string, string | null][] = [
    [t("sources.address"), shown.url],
    [t("sources.key"), shown.routingKey],
    [t("sources.addressWithKey"), shown.urlWithKey],
    [t("sources.example"), shown.example],
  ];
  return (
    <Stack gap="xs">
      {parts.map(([label, text]) =>
        text ? (
          <div key={label}>
            <Text size="sm" fw={600}>
              {label}
            </Text>
            <Code block tabIndex={0} aria-label={label}>
              {text}
            </Code>
          </div>
        ) : null,
      )}
    </Stack>
  );
}

const OVERLAPS = ["0", "60", "1440", "10080"] as const;
const A_DAY = { overlapMinutes: "1440" };

type RotateProps = {
  source: AlertSource;
  onClose: () => void;
  onRotated: (key: RoutingKeyView) => void;
};

function RotateKey({ source, onClose, onRotated }: RotateProps) {
  const state = useDraft(A_DAY);
  const rotate = useAct(
    (body: RotateKeyBody) => api.post<RoutingKeyView>(`/alert-sources/${source.id}/routing-key/rotate`, body),
    ["alert-source"],
    onRotated,
  );
  return (
    <FormDialog
      title={`${t("sources.rotate")}: ${source.name}`}
      state={state}
      saving={rotate}
      onSave={() => rotate.mutate({ overlapMinutes: Number(state.draft.overlapMinutes) })}
      onClose={onClose}
      size="md"
    >
      <Text size="sm">{t("sources.rotateHint")}</Text>
      <NativeSelect
        label={t("sources.overlap")}
        value={state.draft.overlapMinutes}
        data={OVERLAPS.map((value) => ({ value, label: t(`sources.overlap.${value}`) }))}
        onChange={(event) => state.change({ overlapMinutes: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
