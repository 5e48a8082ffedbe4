import { NativeSelect, Select, Textarea, TextInput } from "@mantine/core";
import type { Audience } from "../../../../src/api/contract/communication.ts";
import type { PageVisibility, StatusPage } from "../../../../src/api/contract/status-pages.ts";
import { api } from "../../api/client.ts";
import { EditModal } from "../../parts/edit-modal.tsx";
import { useEdited } from "../../parts/edited.ts";
import { SureButton } from "../../parts/sure-button.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";

const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
const KINDS: PageVisibility[] = ["public", "internal"];

/** Name, address, zone and readers of a page. */
export function PageEditor({ page, onClose }: { page: StatusPage | null; onClose: () => void }) {
  const audiences = useList<Audience>("audience", "/audiences");
  const { value, change, changed, dirty } = useEdited({
    name: page?.name ?? "",
    slug: page?.slug ?? "",
    description: page?.description ?? null,
    visibility: page?.visibility ?? "public",
    audienceId: page?.audienceId ?? null,
    timeZone: page?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: page?.locale ?? "en",
    supportUrl: page?.supportUrl ?? null,
  });
  const save = useAct(
    () => (page ? api.patch(`/status-pages/${page.id}`, changed) : api.post("/status-pages", value)),
    ["page", "audience"],
    onClose,
  );
  const remove = useAct(() => api.delete(`/status-pages/${page?.id}`), ["page", "audience"], onClose);
  return (
    <EditModal
      title={page ? t("page.editOf", { name: page.name }) : t("page.add")}
      dirty={dirty}
      saving={save.isPending}
      error={save.error ?? remove.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
      extra={
        page ? (
          <SureButton
            question={t("page.removeQuestion", { name: page.name })}
            onSure={() => remove.mutate(undefined)}
          >
            {t("page.remove")}
          </SureButton>
        ) : null
      }
    >
      <TextInput
        label={t("page.name")}
        required
        data-autofocus
        maxLength={255}
        value={value.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t("page.slug")}
        description={t("page.slugHint")}
        required
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        maxLength={60}
        value={value.slug}
        onChange={(event) => change({ slug: event.currentTarget.value })}
      />
      <Textarea
        label={t("page.description")}
        autosize
        maxLength={500}
        value={value.description ?? ""}
        onChange={(event) => change({ description: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t("page.visibility")}
        description={t("page.visibilityHint")}
        disabled={page !== null}
        value={value.visibility}
        data={KINDS.map((kind) => ({ value: kind, label: t(`page.${kind}`) }))}
        onChange={(event) => change({ visibility: event.currentTarget.value as PageVisibility })}
      />
      <NativeSelect
        label={t("page.audience")}
        value={value.audienceId ?? ""}
        data={[
          { value: "", label: t("page.anyAudience") },
          ...(audiences.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => change({ audienceId: event.currentTarget.value || null })}
      />
      <Select
        label={t("page.timeZone")}
        data={[...new Set([value.timeZone, ...ZONES])]}
        searchable
        allowDeselect={false}
        limit={60}
        value={value.timeZone}
        onChange={(timeZone) => timeZone && change({ timeZone })}
      />
      <TextInput
        label={t("page.locale")}
        required
        pattern="[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
        value={value.locale}
        onChange={(event) => change({ locale: event.currentTarget.value })}
      />
      <TextInput
        label={t("page.supportUrl")}
        type="url"
        value={value.supportUrl ?? ""}
        onChange={(event) => change({ supportUrl: event.currentTarget.value || null })}
      />
    </EditModal>
  );
}
