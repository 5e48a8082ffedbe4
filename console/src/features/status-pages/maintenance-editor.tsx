import { Checkbox, MultiSelect, NumberInput, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import type {
  Component,
  Maintenance,
  ScheduleMaintenance,
} from "../../../../src/api/contract/status-pages.ts";
import { api } from "../../api/client.ts";
import { EditModal } from "../../parts/edit-modal.tsx";
import { useEdited } from "../../parts/edited.ts";
import { fromLocalInput, toLocalInput } from "../../parts/local-input.ts";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";

type Props = { pageId: string; maintenance: Maintenance | null; onClose: () => void };

/** Planned work: when, on what, in which words, and who is told. */
export function MaintenanceEditor({ pageId, maintenance, onClose }: Props) {
  const components = useList<Component>("page", `/status-pages/${pageId}/components`, { limit: 200 });
  const { value, change, changed, dirty } = useEdited<Required<ScheduleMaintenance>>({
    title: maintenance?.title ?? "",
    body: maintenance?.body ?? "",
    scheduledFor: maintenance?.scheduledFor ?? "",
    scheduledUntil: maintenance?.scheduledUntil ?? "",
    componentIds: maintenance?.componentIds ?? [],
    startsByItself: maintenance?.startsByItself ?? true,
    endsByItself: maintenance?.endsByItself ?? true,
    remindMinutesBefore: maintenance ? maintenance.remindMinutesBefore : 60,
    notifySubscribers: maintenance?.notifySubscribers ?? true,
  });
  const save = useAct(
    () =>
      maintenance
        ? api.patch(`/maintenances/${maintenance.id}`, changed)
        : api.post(`/status-pages/${pageId}/maintenances`, value),
    ["page"],
    onClose,
  );
  return (
    <EditModal
      title={maintenance ? t("maintenance.edit", { title: maintenance.title }) : t("maintenance.newTitle")}
      dirty={dirty}
      saving={save.isPending}
      error={save.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label={t("page.title")}
        required
        data-autofocus
        maxLength={255}
        value={value.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t("page.body")}
        required
        autosize
        minRows={2}
        value={value.body}
        onChange={(event) => change({ body: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="datetime-local"
          label={t("onCall.from")}
          required
          value={toLocalInput(value.scheduledFor)}
          onChange={(event) => change({ scheduledFor: fromLocalInput(event.currentTarget.value) ?? "" })}
        />
        <TextInput
          type="datetime-local"
          label={t("onCall.to")}
          required
          value={toLocalInput(value.scheduledUntil)}
          onChange={(event) => change({ scheduledUntil: fromLocalInput(event.currentTarget.value) ?? "" })}
        />
      </SimpleGrid>
      <MultiSelect
        label={t("maintenance.components")}
        withAsterisk
        searchable
        data={(components.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={value.componentIds}
        onChange={(componentIds) => change({ componentIds })}
      />
      <Checkbox
        label={t("maintenance.notify")}
        checked={value.notifySubscribers}
        onChange={(event) => change({ notifySubscribers: event.currentTarget.checked })}
      />
      <NumberInput
        label={t("maintenance.remind")}
        min={5}
        max={20_160}
        allowDecimal={false}
        disabled={!value.notifySubscribers}
        value={value.remindMinutesBefore ?? ""}
        onChange={(count) => change({ remindMinutesBefore: count === "" ? null : Number(count) })}
      />
      <Checkbox
        label={t("maintenance.startsByItself")}
        checked={value.startsByItself}
        onChange={(event) => change({ startsByItself: event.currentTarget.checked })}
      />
      <Checkbox
        label={t("maintenance.endsByItself")}
        checked={value.endsByItself}
        onChange={(event) => change({ endsByItself: event.currentTarget.checked })}
      />
    </EditModal>
  );
}
