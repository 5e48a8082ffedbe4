import { MultiSelect, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMemo } from "react";
import type { PolicyView } from "../../../../src/api/contract/oncall.ts";
import type { ServiceBody, ServiceView, TeamView } from "../../../../src/api/contract/people.ts";
import { api } from "../../api/client.ts";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { withNone } from "../../parts/options.ts";
import { useAct } from "../../parts/use-act.ts";
import { useDraft } from "../../parts/use-draft.ts";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";

type ServiceDraft = { [Field in keyof ServiceBody]-?: Exclude<ServiceBody[Field], undefined> };

const TIERS = [1, 2, 3, 4, 5];

const serviceDraft = (service: ServiceView | null): ServiceDraft => ({
  name: service?.name ?? "",
  description: service?.description ?? "",
  tier: service?.tier ?? null,
  teamId: service?.team?.id ?? null,
  escalationPolicyId: service?.escalationPolicyId ?? null,
  dependsOnIds: service?.dependsOn.map(({ id }) => id) ?? [],
});

/** Makes or changes a service. */
export function EditService({ service, onClose }: { service: ServiceView | null; onClose: () => void }) {
  const saved = useMemo(() => serviceDraft(service), [service]);
  const state = useDraft<ServiceDraft>(saved);
  const { draft, change } = state;
  const saving = useAct(
    (body: ServiceBody) =>
      service ? api.patch(`/services/${service.id}`, body) : api.post("/services", body),
    ["service", "page"],
    onClose,
  );
  return (
    <FormDialog
      title={service ? service.name : t("service.new")}
      state={state}
      saving={saving}
      onSave={() => saving.mutate(draft)}
      onClose={onClose}
    >
      <TextInput
        label={t("service.name")}
        required
        data-autofocus
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label={t("service.description")}
        autosize
        minRows={1}
        value={draft.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("service.tier")}
        value={draft.tier ?? ""}
        data={[
          { value: "", label: t("service.tier.none") },
          ...TIERS.map((tier) => ({
            value: String(tier),
            label: tier === 1 ? t("service.tier.1") : String(tier),
          })),
        ]}
        onChange={(event) => change({ tier: Number(event.currentTarget.value) || null })}
      />
      <Owners draft={draft} change={change} service={service} />
    </FormDialog>
  );
}

type OwnersProps = {
  draft: ServiceDraft;
  change: (part: Partial<ServiceDraft>) => void;
  service: ServiceView | null;
};

/** Who owns it, who is told, and what it needs to work. */
function Owners({ draft, change, service }: OwnersProps) {
  const teams = useList<TeamView>("team", "/teams").data ?? [];
  const policies = useList<PolicyView>("escalation-policy", "/escalation-policies").data ?? [];
  const services = useList<ServiceView>("service", "/services").data ?? [];
  return (
    <>
      <NativeSelect
        label={t("service.team")}
        value={draft.teamId ?? ""}
        data={withNone(t("people.noTeam"), teams)}
        onChange={(event) => change({ teamId: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t("service.policy")}
        value={draft.escalationPolicyId ?? ""}
        data={withNone(t("service.policyDefault"), policies)}
        onChange={(event) => change({ escalationPolicyId: event.currentTarget.value || null })}
      />
      <MultiSelect
        label={t("service.dependsOn")}
        data={services
          .filter(({ id }) => id !== service?.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        value={draft.dependsOnIds}
        onChange={(dependsOnIds) => change({ dependsOnIds })}
      />
    </>
  );
}
