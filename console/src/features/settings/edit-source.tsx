import { NativeSelect, Switch, TextInput } from "@mantine/core";
import { useMemo } from "react";
import type {
  AlertSource,
  AlertSourceKind,
  CreateAlertSourceBody,
  UpdateAlertSourceBody,
} from "../../../../src/api/contract/alerts.ts";
import type { PolicyView } from "../../../../src/api/contract/oncall.ts";
import type { ServiceView } from "../../../../src/api/contract/people.ts";
import { api } from "../../api/client.ts";
import { FieldInputs, type FieldValues, filledIn } from "../../parts/field-inputs.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { withNone } from "../../parts/options.ts";
import { useAct } from "../../parts/use-act.ts";
import { useDraft } from "../../parts/use-draft.ts";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";

type SourceDraft = {
  name: string;
  serviceId: string | null;
  escalationPolicyId: string | null;
  settings: FieldValues;
};

/** A new way for alerts to come in; its key is shown afterwards on the list. */
export function AddSource({ kinds, onClose }: { kinds: AlertSourceKind[]; onClose: () => void }) {
  const saved = useMemo(
    () => ({
      kind: kinds[0]?.kind ?? "",
      name: "",
      serviceId: null,
      escalationPolicyId: null,
      settings: {},
    }),
    [kinds],
  );
  const state = useDraft<SourceDraft & { kind: string }>(saved);
  const { draft, change } = state;
  const fields = kinds.find(({ kind }) => kind === draft.kind)?.fields ?? [];
  const add = useAct(
    (body: CreateAlertSourceBody) => api.post("/alert-sources", body),
    ["alert-source"],
    onClose,
  );
  return (
    <FormDialog
      title={t("sources.new")}
      state={state}
      saving={add}
      onSave={() => add.mutate({ ...draft, settings: filledIn(fields, draft.settings) })}
      onClose={onClose}
    >
      <NativeSelect
        label={t("sources.kind")}
        value={draft.kind}
        data={kinds.map(({ kind, name }) => ({ value: kind, label: name }))}
        onChange={(event) => change({ kind: event.currentTarget.value, settings: {} })}
      />
      <SourceFields draft={draft} change={change} />
      <FieldInputs fields={fields} values={draft.settings} onChange={(settings) => change({ settings })} />
    </FormDialog>
  );
}

type ChangeProps = { source: AlertSource; kind: AlertSourceKind | undefined; onClose: () => void };

export function ChangeSource({ source, kind, onClose }: ChangeProps) {
  const saved = useMemo(
    () => ({
      name: source.name,
      serviceId: source.serviceId,
      escalationPolicyId: source.escalationPolicyId,
      settings: source.settings as FieldValues, // declared fields are text, numbers or yes and no
      enabled: source.disabledAt === null,
    }),
    [source],
  );
  const state = useDraft<SourceDraft & { enabled: boolean }>(saved);
  const { draft, change } = state;
  const fields = kind?.fields ?? [];
  const save = useAct(
    (body: UpdateAlertSourceBody) => api.patch(`/alert-sources/${source.id}`, body),
    ["alert-source"],
    onClose,
  );
  const submit = () => {
    const { enabled, settings, ...rest } = draft;
    const isChanged = JSON.stringify(settings) !== JSON.stringify(saved.settings);
    save.mutate({
      ...rest,
      ...(enabled !== saved.enabled && { disabled: !enabled }),
      ...(isChanged && { settings: filledIn(fields, settings) }),
    });
  };
  return (
    <FormDialog title={source.name} state={state} saving={save} onSave={submit} onClose={onClose}>
      <SourceFields draft={draft} change={change} />
      <FieldInputs
        fields={fields}
        values={draft.settings}
        stored={fields.filter(({ kind }) => kind === "secret").map(({ name }) => name)}
        onChange={(settings) => change({ settings })}
      />
      <Switch
        label={t("sources.enabled")}
        description={t("sources.enabledHint")}
        checked={draft.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
    </FormDialog>
  );
}

type FieldsProps = { draft: SourceDraft; change: (part: Partial<SourceDraft>) => void };

function SourceFields({ draft, change }: FieldsProps) {
  const services = useList<ServiceView>("service", "/services").data ?? [];
  const policies = useList<PolicyView>("escalation-policy", "/escalation-policies").data ?? [];
  return (
    <>
      <TextInput
        label={t("sources.name")}
        required
        data-autofocus
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("sources.service")}
        value={draft.serviceId ?? ""}
        data={withNone(t("sources.noService"), services)}
        onChange={(event) => change({ serviceId: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t("sources.policy")}
        value={draft.escalationPolicyId ?? ""}
        data={withNone(t("sources.policyOfService"), policies)}
        onChange={(event) => change({ escalationPolicyId: event.currentTarget.value || null })}
      />
    </>
  );
}
