import { MultiSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AmendIncidentBody, IncidentView } from "../../../../../src/api/contract/incidents.ts";
import { api } from "../../../api/client.ts";
import { EditModal } from "../../../parts/edit-modal.tsx";
import { useAct } from "../../../parts/use-act.ts";
import { t } from "../../../texts/index.ts";
import { useServices } from "../queries.ts";

/** What was declared in a hurry can be put right: titles, the call, and which services are affected. */
export function EditIncident({ incident, onClose }: { incident: IncidentView; onClose: () => void }) {
  const services = useServices();
  const [internalTitle, setInternalTitle] = useState(incident.internalTitle);
  const [publicTitle, setPublicTitle] = useState(incident.publicTitle);
  const [bridgeUrl, setBridgeUrl] = useState(incident.bridgeUrl ?? "");
  const [serviceIds, setServiceIds] = useState(() => incident.services.map(({ id }) => id));
  const words: AmendIncidentBody = {
    ...(internalTitle !== incident.internalTitle && { internalTitle }),
    ...(publicTitle !== incident.publicTitle && { publicTitle }),
    ...(bridgeUrl !== (incident.bridgeUrl ?? "") && { bridgeUrl: bridgeUrl || null }),
  };
  const newWords = Object.keys(words).length > 0;
  const newServices = !sameIds(
    serviceIds,
    incident.services.map(({ id }) => id),
  );
  const save = useAct(
    async () => {
      const path = `/incidents/${incident.id}`;
      if (newWords) await api.patch(path, { ...words, expectedVersion: incident.version });
      if (newServices) await api.put(`${path}/services`, { serviceIds });
    },
    ["incident"],
    onClose,
  );
  return (
    <EditModal
      title={t("room.editTitle", { number: incident.number })}
      dirty={newWords || newServices}
      saving={save.isPending}
      error={save.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label={t("declare.internalTitle")}
        required
        maxLength={200}
        value={internalTitle}
        onChange={(event) => setInternalTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t("declare.publicTitle")}
        description={t("room.publicTitleHint")}
        required
        maxLength={200}
        value={publicTitle}
        onChange={(event) => setPublicTitle(event.currentTarget.value)}
      />
      <MultiSelect
        searchable
        label={t("declare.services")}
        data={(services.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={serviceIds}
        onChange={setServiceIds}
      />
      <TextInput
        type="url"
        label={t("declare.bridge")}
        value={bridgeUrl}
        onChange={(event) => setBridgeUrl(event.currentTarget.value)}
      />
    </EditModal>
  );
}

const sameIds = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((id) => others.includes(id));
