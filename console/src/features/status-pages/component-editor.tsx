import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { ServiceView } from "../../../../src/api/contract/people.ts";
import type { Component, ComponentGroup } from "../../../../src/api/contract/status-pages.ts";
import { api } from "../../api/client.ts";
import { EditModal } from "../../parts/edit-modal.tsx";
import { useEdited } from "../../parts/edited.ts";
import { SureButton } from "../../parts/sure-button.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";

type Props = {
  path: string;
  component: Component | null;
  groups: ComponentGroup[];
  onClose: () => void;
};

/** What readers see of a component, and the service that decides over its state. */
export function ComponentEditor({ path, component, groups, onClose }: Props) {
  const services = useList<ServiceView>("service", "/services", { limit: 200 });
  const { value, change, changed, dirty } = useEdited({
    name: component?.name ?? "",
    description: component?.description ?? null,
    groupId: component?.groupId ?? null,
    serviceId: component?.serviceId ?? null,
    showcase: component?.showcase ?? true,
    onlyShowIfDegraded: component?.onlyShowIfDegraded ?? false,
    startDate: component?.startDate ?? null,
  });
  const save = useAct(
    () => (component ? api.patch(`${path}/${component.id}`, changed) : api.post(path, value)),
    ["page"],
    onClose,
  );
  const remove = useAct(() => api.delete(`${path}/${component?.id}`), ["page"], onClose);
  return (
    <EditModal
      title={component ? t("component.editOf", { name: component.name }) : t("component.newTitle")}
      size="md"
      dirty={dirty}
      saving={save.isPending}
      error={save.error ?? remove.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
      extra={
        component ? (
          <SureButton
            question={t("component.removeQuestion", { name: component.name })}
            onSure={() => remove.mutate(undefined)}
          >
            {t("component.remove")}
          </SureButton>
        ) : null
      }
    >
      <TextInput
        label={t("component.name")}
        required
        data-autofocus
        maxLength={255}
        value={value.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label={t("component.description")}
        autosize
        maxLength={500}
        value={value.description ?? ""}
        onChange={(event) => change({ description: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t("component.group")}
        value={value.groupId ?? ""}
        data={[{ value: "", label: t("component.noGroup") }, ...groups.map(asChoice)]}
        onChange={(event) => change({ groupId: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t("component.service")}
        value={value.serviceId ?? ""}
        data={[{ value: "", label: t("component.noService") }, ...(services.data ?? []).map(asChoice)]}
        onChange={(event) => change({ serviceId: event.currentTarget.value || null })}
      />
      <Checkbox
        label={t("component.showcase")}
        checked={value.showcase}
        onChange={(event) => change({ showcase: event.currentTarget.checked })}
      />
      <Checkbox
        label={t("component.onlyShowIfDegraded")}
        checked={value.onlyShowIfDegraded}
        onChange={(event) => change({ onlyShowIfDegraded: event.currentTarget.checked })}
      />
      <TextInput
        type="date"
        label={t("component.startDate")}
        value={value.startDate ?? ""}
        onChange={(event) => change({ startDate: event.currentTarget.value || null })}
      />
    </EditModal>
  );
}

const asChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
