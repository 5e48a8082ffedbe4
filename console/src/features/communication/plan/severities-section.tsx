import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ComponentState, SeverityView } from "../../../../../src/api/contract/incidents.ts";
import { api } from "../../../api/client.ts";
import { EditModal } from "../../../parts/edit-modal.tsx";
import { useEdited } from "../../../parts/edited.ts";
import { componentStateText } from "../../../parts/product-words.ts";
import { Section } from "../../../parts/section.tsx";
import { useAct } from "../../../parts/use-act.ts";
import { t } from "../../../texts/index.ts";
import { useMay } from "../../access/use-me.ts";

const CRITERIA = ["criteria", "users", "functions", "duration", "data"] as const;
const STATES: ComponentState[] = ["operational", "degraded_performance", "partial_outage", "major_outage"];

/** The written criteria of each severity. */
export function SeveritiesSection({ severities }: { severities: SeverityView[] }) {
  const [editing, setEditing] = useState<SeverityView | null>(null);
  const mayManage = useMay("plan.manage");
  return (
    <Section title={t("plan.severities")}>
      <Text size="sm" c="dimmed">
        {t("severity.intro")}
      </Text>
      {severities.map((severity) => (
        <Group key={severity.name} justify="space-between" align="flex-start" wrap="nowrap">
          <Stack gap={2}>
            <Text size="sm" fw={600}>
              {severity.name} · {severity.label}
            </Text>
            <Text size="sm">{severity.criteria}</Text>
            {CRITERIA.slice(1).map((name) => (
              <Text size="sm" c="dimmed" key={name}>
                {t(`severity.${name}`)}: {severity[name]}
              </Text>
            ))}
          </Stack>
          {mayManage ? (
            <Button
              flex="none"
              size="compact-sm"
              variant="default"
              aria-label={t("severity.edit", { name: severity.name })}
              onClick={() => setEditing(severity)}
            >
              {t("action.edit")}
            </Button>
          ) : null}
        </Group>
      ))}
      {editing ? <EditSeverity severity={editing} onClose={() => setEditing(null)} /> : null}
    </Section>
  );
}

function EditSeverity({ severity, onClose }: { severity: SeverityView; onClose: () => void }) {
  const { value, change, changed, dirty } = useEdited(severity);
  const save = useAct(() => api.patch(`/severities/${severity.name}`, changed), ["severity"], onClose);
  return (
    <EditModal
      title={t("severity.edit", { name: severity.name })}
      dirty={dirty}
      saving={save.isPending}
      error={save.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label={t("severity.label")}
        required
        maxLength={60}
        value={value.label}
        onChange={(event) => change({ label: event.currentTarget.value })}
      />
      {CRITERIA.map((name) => (
        <Textarea
          key={name}
          label={t(`severity.${name}`)}
          required
          autosize
          maxLength={1000}
          value={value[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      ))}
      <NativeSelect
        label={t("severity.componentState")}
        value={value.componentState}
        data={STATES.map((state) => ({ value: state, label: componentStateText(state) }))}
        onChange={(event) => change({ componentState: event.currentTarget.value as ComponentState })}
      />
    </EditModal>
  );
}
