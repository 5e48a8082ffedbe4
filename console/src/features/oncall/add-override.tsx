import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import type { OverrideBody } from "../../../../src/api/contract/oncall.ts";
import { api } from "../../api/client.ts";
import { fromLocalInput } from "../../parts/local-input.ts";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { usePeople } from "../incidents/queries.ts";

/** Somebody stands in for whoever is on call, for part of a shift or longer. */
export function AddOverride({ scheduleId, onClose }: { scheduleId: string; onClose: () => void }) {
  const people = usePeople();
  const add = useAct(
    (body: OverrideBody) => api.post(`/schedules/${scheduleId}/overrides`, body),
    ["schedule"],
    onClose,
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    add.mutate({
      kind: "replace",
      personIds: [String(form.get("person"))],
      from: fromLocalInput(String(form.get("from"))) ?? "",
      until: fromLocalInput(String(form.get("until"))) ?? "",
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("onCall.addOverride")}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <form onSubmit={submit}>
        <Stack>
          <NativeSelect
            name="person"
            label={t("onCall.who")}
            data={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextInput name="from" type="datetime-local" label={t("onCall.from")} required />
          <TextInput name="until" type="datetime-local" label={t("onCall.to")} required />
          <ProblemNote error={add.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("action.cancel")}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t("action.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
