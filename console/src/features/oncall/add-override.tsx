import { MultiSelect, NativeSelect, Select, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { OverrideBody } from "../../../../src/api/contract/oncall.ts";
import { api } from "../../api/client.ts";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { fromLocalInput } from "../../parts/local-input.ts";
import { useAct } from "../../parts/use-act.ts";
import { useDraft } from "../../parts/use-draft.ts";
import { t } from "../../texts/index.ts";
import { usePeople } from "../incidents/queries.ts";

type OverrideDraft = {
  kind: OverrideBody["kind"];
  personIds: string[];
  replaces: string | null;
  from: string;
  until: string;
};

const EMPTY: OverrideDraft = { kind: "replace", personIds: [], replaces: null, from: "", until: "" };

/** Somebody stands in for one person or for everyone, or joins whoever is on call, for part of the time. */
export function AddOverride({ scheduleId, onClose }: { scheduleId: string; onClose: () => void }) {
  const people = usePeople();
  const options = useMemo(
    () => (people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    [people.data],
  );
  const state = useDraft(EMPTY);
  const { draft, change } = state;
  const add = useAct(
    (body: OverrideBody) => api.post(`/schedules/${scheduleId}/overrides`, body),
    ["schedule"],
    onClose,
  );
  const [isAttempted, setAttempted] = useState(false);
  const namesNobody = draft.personIds.length === 0;
  return (
    <FormDialog
      title={t("onCall.addOverride")}
      state={state}
      saving={add}
      onSave={() => (namesNobody ? setAttempted(true) : add.mutate(overrideBody(draft)))}
      onClose={onClose}
      size="md"
    >
      <NativeSelect
        label={t("override.kind")}
        data={[
          { value: "replace", label: t("override.kind.replace") },
          { value: "add", label: t("override.kind.add") },
        ]}
        value={draft.kind}
        onChange={(event) => change({ kind: event.currentTarget.value as OverrideBody["kind"] })} // one of the two
      />
      <MultiSelect
        label={t("override.people")}
        withAsterisk
        error={isAttempted && namesNobody ? t("override.nobody") : null}
        data={options}
        searchable
        value={draft.personIds}
        onChange={(personIds) => change({ personIds })}
      />
      {draft.kind === "replace" ? (
        <Select
          label={t("override.replaces")}
          placeholder={t("override.everybody")}
          data={options}
          clearable
          clearButtonProps={{ "aria-label": t("form.clear") }}
          searchable
          value={draft.replaces}
          onChange={(replaces) => change({ replaces })}
        />
      ) : null}
      <TextInput
        type="datetime-local"
        label={t("override.from")}
        required
        value={draft.from}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={t("override.until")}
        required
        value={draft.until}
        onChange={(event) => change({ until: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

const overrideBody = (draft: OverrideDraft): OverrideBody => ({
  kind: draft.kind,
  personIds: draft.personIds,
  replacesPersonId: draft.kind === "replace" ? draft.replaces : null,
  from: fromLocalInput(draft.from) ?? "",
  until: fromLocalInput(draft.until) ?? "",
});
