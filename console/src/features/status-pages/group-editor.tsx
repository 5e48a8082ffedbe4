import { Textarea, TextInput } from "@mantine/core";
import type { ComponentGroup } from "../../../../src/api/contract/status-pages.ts";
import { api } from "../../api/client.ts";
import { EditModal } from "../../parts/edit-modal.tsx";
import { useEdited } from "../../parts/edited.ts";
import { SureButton } from "../../parts/sure-button.tsx";
import { useAct } from "../../parts/use-act.ts";
import { t } from "../../texts/index.ts";

type Props = { pageId: string; group: ComponentGroup | null; onClose: () => void };

/** A heading under which components stand together. */
export function GroupEditor({ pageId, group, onClose }: Props) {
  const path = `/status-pages/${pageId}/component-groups`;
  const { value, change, changed, dirty } = useEdited({
    name: group?.name ?? "",
    description: group?.description ?? null,
  });
  const save = useAct(
    () => (group ? api.patch(`${path}/${group.id}`, changed) : api.post(path, value)),
    ["page"],
    onClose,
  );
  const remove = useAct(() => api.delete(`${path}/${group?.id}`), ["page"], onClose);
  return (
    <EditModal
      title={group ? t("component.editOf", { name: group.name }) : t("component.newGroupTitle")}
      size="md"
      dirty={dirty}
      saving={save.isPending}
      error={save.error ?? remove.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
      extra={
        group ? (
          <SureButton
            question={t("component.removeGroupQuestion", { name: group.name })}
            onSure={() => remove.mutate(undefined)}
          >
            {t("component.removeGroup")}
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
    </EditModal>
  );
}
