import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import type { AddActionItemBody, PostmortemView } from "../../../../src/api/contract/postmortems.ts";
import { api } from "../../api/client.ts";
import { fromLocalInput } from "../../parts/local-input.ts";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { inWords } from "../../parts/when.tsx";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { usePeople } from "../incidents/queries.ts";

/** What will prevent it, by whom and until when. */
export function ActionItems({ postmortem }: { postmortem: PostmortemView }) {
  const people = usePeople();
  const add = useAct(
    (body: AddActionItemBody) => api.post(`/postmortems/${postmortem.id}/action-items`, body),
    ["postmortem"],
  );
  const tick = useAct(
    ({ id, done }: { id: string; done: boolean }) => api.patch(`/action-items/${id}`, { done }),
    ["postmortem"],
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    add.mutate({
      text: String(form.get("text")),
      ownerId: String(form.get("owner")),
      dueAt: fromLocalInput(`${form.get("due")}T18:00`) ?? "",
    });
    event.currentTarget.reset();
  };
  return (
    <Section title={t("postmortem.actions")}>
      <Stack gap="xs">
        {postmortem.actionItems.map((item) => (
          <Checkbox
            key={item.id}
            checked={item.doneAt !== null}
            label={`${item.text} (${item.owner.name}, ${inWords(new Date(item.dueAt).getTime() - Date.now())})`}
            onChange={(event) => tick.mutate({ id: item.id, done: event.currentTarget.checked })}
          />
        ))}
      </Stack>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="xs">
          <TextInput name="text" label={t("postmortem.newAction")} required flex={1} />
          <NativeSelect
            name="owner"
            label={t("postmortem.owner")}
            data={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextInput name="due" type="date" label={t("postmortem.due")} required />
          <Button type="submit" variant="default" loading={add.isPending}>
            {t("action.add")}
          </Button>
        </Group>
      </form>
      <ProblemNote error={add.error ?? tick.error} />
    </Section>
  );
}
