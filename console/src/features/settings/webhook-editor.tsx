import { TextInput } from "@mantine/core";
import type { WebhookEndpointCreated, WebhookEndpointView } from "../../../../src/api/contract/delivery.ts";
import { api } from "../../api/client.ts";
import { EditModal } from "../../parts/edit-modal.tsx";
import { useEdited } from "../../parts/edited.ts";
import { useAct } from "../../parts/use-act.ts";
import { t } from "../../texts/index.ts";
import { EventNamesInput } from "./event-names-input.tsx";

type Props = {
  endpoint: WebhookEndpointView | null;
  onCreated: (endpoint: WebhookEndpointCreated) => void;
  onClose: () => void;
};

/** Where events go, and which. */
export function WebhookEditor({ endpoint, onCreated, onClose }: Props) {
  const { value, change, changed, dirty } = useEdited({
    url: endpoint?.url ?? "",
    description: endpoint?.description ?? "",
    eventNames: endpoint?.eventNames ?? ["*"],
  });
  const save = useAct(
    async () => {
      if (endpoint) await api.patch(`/webhook-endpoints/${endpoint.id}`, changed);
      else onCreated(await api.post<WebhookEndpointCreated>("/webhook-endpoints", value));
    },
    ["webhook-endpoint"],
    onClose,
  );
  return (
    <EditModal
      title={endpoint ? t("webhooks.edit", { url: endpoint.url }) : t("webhooks.add")}
      dirty={dirty}
      saving={save.isPending}
      error={save.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label={t("webhooks.url")}
        type="url"
        required
        data-autofocus
        placeholder="https://example.com/hooks/ripplecast"
        value={value.url}
        onChange={(event) => change({ url: event.currentTarget.value })}
      />
      <TextInput
        label={t("webhooks.description")}
        maxLength={200}
        value={value.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <EventNamesInput value={value.eventNames} onChange={(eventNames) => change({ eventNames })} />
    </EditModal>
  );
}
