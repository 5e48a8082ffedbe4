import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { IncidentView } from "../../../../../src/api/contract/incidents.ts";
import { api } from "../../../api/client.ts";
import { Section } from "../../../parts/section.tsx";
import { ProblemNote } from "../../../shell/problem.tsx";
import { t } from "../../../texts/index.ts";

/** What has to be done, and what is done. */
export function Tasks({ incident }: { incident: IncidentView }) {
  const [text, setText] = useState("");
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["incident", incident.id] });
  const add = useMutation({
    mutationFn: () => api.post(`/incidents/${incident.id}/tasks`, { text }),
    onSuccess: async () => {
      setText("");
      await refresh();
    },
  });
  const tick = useMutation({
    mutationFn: ({ id, done }: { id: string; done: boolean }) =>
      api.patch(`/incidents/${incident.id}/tasks/${id}`, { done }),
    onSuccess: refresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Section title={t("room.tasks")}>
      <Stack gap="xs">
        {incident.tasks.map((task) => (
          <Checkbox
            key={task.id}
            label={task.assignee ? `${task.text} (${task.assignee.name})` : task.text}
            checked={task.doneAt !== null}
            onChange={(event) => tick.mutate({ id: task.id, done: event.currentTarget.checked })}
          />
        ))}
        <form onSubmit={submit}>
          <Group align="flex-end" gap="xs">
            <TextInput
              flex={1}
              label={t("room.newTask")}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={!text.trim()} loading={add.isPending}>
              {t("room.addTask")}
            </Button>
          </Group>
        </form>
        <ProblemNote error={add.error ?? tick.error} />
      </Stack>
    </Section>
  );
}
